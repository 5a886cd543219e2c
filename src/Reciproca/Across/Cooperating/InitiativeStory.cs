using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Initiatives;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Across.Cooperating;

/// <summary>What an initiative tells: its texts, its plan, its figures, who took part, and the evaluations once all sides have made them public.</summary>
public sealed class InitiativeStory(AppDb db, LedgerReader ledgers, EvaluationReader evaluations)
{
    private const int MostSteps = 4;

    public async Task<IReadOnlyList<Learned>> Tell(Record initiative)
    {
        var (ledger, need) = (await ledgers.Read(initiative.Id), await Need(initiative.Id));
        var all = await evaluations.All(initiative.Id);
        var open = EvaluationReaders.Strictest(all) == EvaluationAudience.Public ? all : [];
        var versions = initiative.Versions.Where(v => !v.IsDraft).ToList();
        // what is in a language of its own stands in that of the record: better a foreign sentence than a lost one
        string Home(string language) => versions.Exists(v => v.Language == language) ? language : initiative.SourceLanguage;
        return [.. versions.Select(version =>
        {
            var learned = new Learned(version.Language, version.Title, version.Summary);
            if (need is not null && (need.In(version.Language) ?? (version.Language == initiative.SourceLanguage ? need.Best(version.Language) : null)) is { } asked) learned.Add(PracticeKind.Problem, asked["problem"]);
            learned.Add("objectives", version[InitiativeKind.Objective]);
            learned.Add(PracticeKind.Done, version["activities"], List(ledger.Activities.Where(a => a.DoneOn is not null && Home(a.Language) == version.Language).Select(a => a.Title)));
            learned.Add(PracticeKind.Result, version["results"], List(ledger.Indicators.Where(i => i.Actual is not null && i.State != FigureState.Disputed && Home(i.Language) == version.Language).Select(Reached)));
            learned.Add("partners", Partners(ledger, version.Language));
            learned.Add("lessons", version["lessons"]);
            foreach (var evaluation in open.Where(e => Home(e.Language) == version.Language)) Judge(learned, evaluation, ledger.Party(evaluation.PartyId).Name);
            return learned;
        })];
    }

    /// <summary>What the practice can say in figures: days of work and money that were given and not disputed, as far as there is a rate.</summary>
    public async Task Count(Record initiative, Practice practice)
    {
        var ledger = await ledgers.Read(initiative.Id);
        var given = ledger.Contributions.Where(c => c.Counts).ToList();
        var days = given.Where(c => c.Type == ContributionType.PersonDays).Sum(c => c.Hundredths ?? 0) / 100;
        var money = given.Where(c => !c.InKind).ToList();
        (practice.StartedOn, practice.EndedOn) = (ledger.Initiative.ActualStart, ledger.Initiative.ActualEnd);
        if (days > 0) practice.PersonDays = (int)Math.Min(days, int.MaxValue);
        if (money.Count > 0 && money.TrueForAll(c => c.Usd is not null)) (practice.Cost, practice.Currency) = (money.Sum(c => c.Usd!.Value) / 100, Money.Dollar);
    }

    private static void Judge(Learned learned, Evaluation evaluation, string party)
    {
        string[] By(string text) => text.Length > 0 ? [$"**{party}:** {text}"] : [];
        learned.Add(PracticeKind.Result, By(evaluation.Worked));
        learned.Add("failed", By(evaluation.Failed));
        learned.Add("lessons", By(evaluation.Again));
    }

    private static string Reached(Indicator indicator)
    {
        string Number(double value) => value.ToString("#,0.##", new Texts(indicator.Language).Culture);
        return $"{indicator.Title}: {(indicator.Baseline is { } from ? Number(from) + " → " : "")}{Number(indicator.Actual!.Value)} {indicator.UnitText}".TrimEnd();
    }

    private static string Partners(Ledger ledger, string language)
    {
        var texts = new Texts(language);
        return List(ledger.Parties.Where(p => p.SuccessorId is null).Select(p =>
            $"{p.Name}{(p.Country.Length > 0 ? $", {Concepts.Standard.Label(Schemes.Country, p.Country, language)}" : "")}: {texts[$"party.role.{p.Role.ToString().ToLowerInvariant()}"]}"));
    }

    /// <summary>The public need that it came of, by way of exchanges and agreements.</summary>
    private async Task<Record?> Need(Guid initiative)
    {
        Guid[] level = [initiative];
        for (var steps = 0; steps < MostSteps && level.Length > 0; steps++)
        {
            level = await db.Set<RecordLink>().Where(l => level.Contains(l.FromId) && l.Type == LinkType.GrewOutOf).Select(l => l.ToId).ToArrayAsync();
            var need = await db.Set<Record>().AsNoTracking().Include(r => r.Versions).ThenInclude(v => v.Sections)
                .Where(r => level.Contains(r.Id) && r.Kind == "need" && r.Audience == Audience.Public && r.Stage == Stage.Published).OrderBy(r => r.Id).AsSplitQuery().FirstOrDefaultAsync();
            if (need is not null) return need;
        }
        return null;
    }

    private static string List(IEnumerable<string> lines) => string.Join('\n', lines.Select(l => $"- {l}"));
}
