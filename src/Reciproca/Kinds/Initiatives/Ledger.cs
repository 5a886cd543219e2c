using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>An initiative with all that its parties say of it: who takes part, what each gives, what is planned and what came of it.</summary>
public sealed record Ledger(
    Initiative Initiative, IReadOnlyList<Party> Parties, IReadOnlyList<Contribution> Contributions, IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<Activity> Activities, IReadOnlyList<Judgement> Judgements)
{
    public Party Party(Guid id) => Parties.Single(p => p.Id == id);

    /// <summary>The party that a visitor speaks for; of several the one they act for now. Null when none takes part any more.</summary>
    public Party? Of(Visitor visitor) =>
        Parties.Where(p => p.TakesPart && p.OrganisationId is { } id && visitor.Has(id, Role.Author)).OrderByDescending(p => p.OrganisationId == visitor.ActingFor?.OrganisationId).FirstOrDefault();

    /// <summary>Who is no party enters nothing; what is another's is left to them; what has been replaced is gone. Null where nothing stands against it.</summary>
    /// <param name="asked">The figure that is to be corrected; null for a new one.</param>
    public Objection? Against(Party? mine, Guid? asked, Figure? found) =>
        mine is null ? new("contribution.no-party", StatusCodes.Status403Forbidden)
        : asked is null ? null
        : found is null ? Objection.Moved
        : found.PartyId == mine.Id ? null : new("contribution.foreign", StatusCodes.Status403Forbidden, Party(found.PartyId).Name);

    public Judgement? Last(Figure figure) => Judgements.LastOrDefault(j => j.FigureId == figure.Id);

    public Figure? Figure(Guid id) => (Figure?)Contributions.FirstOrDefault(c => c.Id == id) ?? Indicators.FirstOrDefault(i => i.Id == id);

    /// <summary>Who gave what to whom: planned gifts and disputed ones are left out.</summary>
    public IReadOnlyList<Giving> Given => [.. from c in Contributions where c.Counts group c by (c.PartyId, c.ToId) into gifts
                                              select new Giving(Party(gifts.Key.PartyId), gifts.Key.ToId is { } to ? Party(to) : null, [.. gifts])];
}

/// <summary>Why a figure is not taken.</summary>
/// <param name="Reason">Text key.</param>
/// <param name="Values">What the text names.</param>
public sealed record Objection(string Reason, int Status, params object[] Values)
{
    /// <summary>Somebody corrected it meanwhile, or took it back.</summary>
    public static readonly Objection Moved = new("figure.moved", StatusCodes.Status409Conflict);
}

/// <summary>What one party gave another, or all who take part.</summary>
public sealed record Giving(Party From, Party? To, IReadOnlyList<Contribution> Gifts)
{
    public double PersonDays => Gifts.Where(g => g.Type == ContributionType.PersonDays).Sum(g => g.Hundredths ?? 0) / 100d;

    public IEnumerable<(string Currency, long Amount)> Money => Gifts.Where(g => !g.InKind).GroupBy(g => g.Currency!).Select(g => (g.Key, g.Sum(c => c.Amount ?? 0)));

    public IEnumerable<ContributionType> OtherThings => Gifts.Where(g => g.InKind && g.Type != ContributionType.PersonDays).Select(g => g.Type).Distinct();
}

public sealed class LedgerReader(AppDb db, Shelf shelf)
{
    private static readonly Func<AppDb, Guid, IAsyncEnumerable<Party>> PartiesOf = EF.CompileAsyncQuery((AppDb db, Guid id) =>
        db.Set<Party>().AsNoTracking().Include(p => p.Organisation).Where(p => p.InitiativeId == id).OrderBy(p => p.Since).ThenBy(p => p.Id).AsQueryable());

    private static readonly Func<AppDb, Guid, IAsyncEnumerable<Contribution>> ContributionsOf = EF.CompileAsyncQuery((AppDb db, Guid id) =>
        db.Set<Contribution>().AsNoTracking().Where(c => c.InitiativeId == id && c.ReplacedAt == null).OrderBy(c => c.On).ThenBy(c => c.Id).AsQueryable());

    private static readonly Func<AppDb, Guid, CancellationToken, Task<Initiative>> Body = EF.CompileAsyncQuery((AppDb db, Guid id, CancellationToken cancel) => db.Set<Initiative>().AsNoTracking().Single(i => i.Id == id));

    private static readonly Func<AppDb, Guid, IAsyncEnumerable<Indicator>> IndicatorsOf = EF.CompileAsyncQuery((AppDb db, Guid id) =>
        db.Set<Indicator>().AsNoTracking().Where(i => i.InitiativeId == id && i.ReplacedAt == null).OrderBy(i => i.Id).AsQueryable());

    private static readonly Func<AppDb, Guid, IAsyncEnumerable<Activity>> ActivitiesOf = EF.CompileAsyncQuery((AppDb db, Guid id) =>
        db.Set<Activity>().AsNoTracking().Where(a => a.InitiativeId == id).OrderBy(a => a.From).ThenBy(a => a.Id).AsQueryable());

    private static readonly Func<AppDb, Guid, IAsyncEnumerable<Judgement>> JudgementsOf = EF.CompileAsyncQuery((AppDb db, Guid id) =>
        db.Set<Judgement>().AsNoTracking().Include(j => j.Person).Where(j => j.InitiativeId == id).OrderBy(j => j.At).ThenBy(j => j.Id).AsQueryable());

    /// <summary>For a page that only shows it; nothing of it may be changed.</summary>
    public ValueTask<Ledger> ReadToShow(Guid id) => shelf.Get((typeof(Ledger), id), () => Read(id));

    public async Task<Ledger> Read(Guid id, CancellationToken cancel = default) => new(
        await Body(db, id, cancel),
        // those who came at once stand in the order of their roles
        [.. (await List(PartiesOf(db, id), cancel)).OrderBy(p => p.Since).ThenBy(p => p.Role).ThenBy(p => p.Id)], await List(ContributionsOf(db, id), cancel),
        await List(IndicatorsOf(db, id), cancel), await List(ActivitiesOf(db, id), cancel), await List(JudgementsOf(db, id), cancel));

    private static async Task<IReadOnlyList<T>> List<T>(IAsyncEnumerable<T> rows, CancellationToken cancel)
    {
        var list = new List<T>();
        await foreach (var row in rows.WithCancellation(cancel)) list.Add(row);
        return list;
    }
}
