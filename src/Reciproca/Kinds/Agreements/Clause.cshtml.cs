using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Kinds.Agreements.AcrossNodes;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Agreements;

/// <summary>One clause in every language, and what the parties have to say about it.</summary>
[OnRecord(Ability.Inside)]
public sealed class ClauseModel(RecordOfRequest found, Negotiating negotiating, TakingPart part, Visitor visitor, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Agreement Agreement { get; private set; } = null!;
    public Clause Clause { get; private set; } = null!;
    public AgreementParty? Own { get; private set; }
    public bool MayWrite { get; private set; }
    public Conflict? Conflict { get; private set; }
    private string Here => $"/agreements/{Record.ShortId}";

    [BindProperty] public ClauseForm Form { get; set; } = new();
    [BindProperty] public string? Comment { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid clause)
    {
        if (!await Find(clause)) return NotFound();
        Form = ClauseForm.Of(Clause, Agreement.Languages);
        return Page();
    }

    [OnRecord(Ability.Act)]
    public async Task<IActionResult> OnPostAsync(Guid clause)
    {
        if (!await Find(clause)) return NotFound();
        foreach (var (field, reason) in Form.Wrong()) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        if (Record.Origin is not null) return await Tell(AgreementTogether.Clause, new { clause, revision = Form.Revision, headings = Form.Headings, texts = Form.Texts }, $"{Here}/clauses/{clause}");
        var refused = await negotiating.Do(Record.Id, deed =>
        {
            if (!deed.MayWrite) return deed.Own is null ? "agreement.not-party" : "agreement.not-your-move";
            var now = deed.Agreement.Text.First(c => c.Id == clause);
            var theirs = ClauseForm.Of(now, deed.Agreement.Languages);
            if (Form.Revision != now.Revision || !Conflict.Settle(theirs, Form, Request.Form)) { Conflict = Conflict.Between("agreement", now.Revision, theirs, Form, Request.Form); return "conflict.lead"; }
            Form.Fill(now);
            deed.Say("clause", now.In(Language(now))?.Heading ?? now.Code);
            return null;
        });
        if (refused is null) return this.Done($"{Here}#clause-{Agreement.Text.ToList().FindIndex(c => c.Id == clause) + 1}", "agreement.clause.saved");
        if (Conflict is null) this.Wrong("", texts[refused]);
        return this.Refused(StatusCodes.Status409Conflict);
    }

    [OnRecord(Ability.Act)]
    public async Task<IActionResult> OnPostCommentAsync(Guid clause)
    {
        if (!await Find(clause)) return NotFound();
        if (Fold.Clean(Comment).Length is < 2 or > Moves.LongestComment) { this.Wrong(nameof(Comment), texts["agreement.comment.missing"]); Form = ClauseForm.Of(Clause, Agreement.Languages); return this.Refused(); }
        if (Record.Origin is not null) return await Tell(AgreementTogether.Comment, new { clause, text = Fold.Clean(Comment) }, $"{Here}/clauses/{clause}#comments");
        return await Do(clause, "agreement.comment.said", (deed, now) => Moves.Comment(deed, now, Negotiating.Key(), Fold.Clean(Comment), now.In(Language(now))?.Heading ?? now.Code, deed.Own?.Name ?? visitor.ActingFor?.Organisation ?? ""),
            $"{Here}/clauses/{clause}#comments");
    }

    /// <summary>The agreement lives on another node: it is said there.</summary>
    private async Task<IActionResult> Tell(string what, object values, string next)
    {
        if (await part.Do(Record, what, values) is not { } refused) return this.Done(next, "together.sent");
        this.Wrong("", texts[refused]);
        return this.Refused(StatusCodes.Status409Conflict);
    }

    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostSettleAsync(Guid clause, Guid comment) => Do(clause, "agreement.comment.settled", (deed, now) =>
    {
        if (now.Comments.Find(c => c.Id == comment) is { SettledAt: null } said) said.SettledAt = deed.Now;
        return null;
    }, $"{Here}/clauses/{clause}#comments");

    /// <summary>Up, down, out: the order of the text is part of it.</summary>
    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostMoveAsync(Guid clause, bool up) => Do(clause, "agreement.clause.moved", (deed, now) =>
    {
        if (!deed.MayWrite) return "agreement.not-your-move";
        var all = deed.Agreement.Text.ToList();
        var (at, to) = (all.IndexOf(now), all.IndexOf(now) + (up ? -1 : 1));
        if (to < 0 || to >= all.Count) return null;
        (all[at].Place, all[to].Place) = (all[to].Place, all[at].Place);
        return null;
    }, Here);

    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostRemoveAsync(Guid clause) => Do(clause, "agreement.clause.removed", (deed, now) =>
    {
        if (!deed.MayWrite) return "agreement.not-your-move";
        now.RemovedAt = deed.Now;
        deed.Say("clause-removed", now.In(Language(now))?.Heading ?? now.Code);
        return null;
    }, Here);

    private async Task<IActionResult> Do(Guid clause, string said, Func<Deed, Clause, string?> what, string next)
    {
        var refused = await negotiating.Do(Record.Id, deed => deed.Agreement.Text.FirstOrDefault(c => c.Id == clause) is { } now ? what(deed, now) : "agreement.no-such-clause");
        if (refused is null) return this.Done(next, said);
        if (!await Find(clause)) return NotFound();
        Form = ClauseForm.Of(Clause, Agreement.Languages);
        this.Wrong("", texts[refused]);
        return this.Refused(StatusCodes.Status409Conflict);
    }

    private async Task<bool> Find(Guid clause)
    {
        Agreement = await negotiating.Read(Record);
        if (Record.Origin is null || await part.Of(Record) is { State: ParticipationState.Joined }) (Own, MayWrite) = (Agreement.PartyOf(visitor), Agreement.MayWrite(visitor));
        return (Clause = Agreement.Text.FirstOrDefault(c => c.Id == clause)!) is not null;
    }

    private string Language(Clause clause) => clause.In(texts.Language) is not null ? texts.Language : clause.Texts.Count > 0 ? clause.Texts[0].Language : "";
}

/// <summary>Heading and text of a clause by language.</summary>
public sealed class ClauseForm
{
    public Dictionary<string, string?> Headings { get; set; } = [];
    public Dictionary<string, string?> Texts { get; set; } = [];

    /// <summary>The clause's, not the record's: two people may write two clauses at once.</summary>
    public int Revision { get; set; }

    public static ClauseForm Of(Clause clause, IReadOnlyList<string> languages) => new()
    {
        Headings = languages.ToDictionary(l => l, l => clause.In(l)?.Heading), Texts = languages.ToDictionary(l => l, l => clause.In(l)?.Text), Revision = clause.Revision,
    };

    public IEnumerable<(string Field, string Reason)> Wrong()
    {
        foreach (var language in Texts.Keys.Where(l => Fold.Clean(Texts[l]).Length > 20_000)) yield return ($"{nameof(Texts)}[{language}]", "agreement.clause.long");
        foreach (var language in Headings.Keys.Where(l => Fold.Clean(Headings[l]).Length > 300)) yield return ($"{nameof(Headings)}[{language}]", "agreement.clause.long");
        if (Texts.Values.All(text => Fold.Clean(text).Length == 0)) yield return ($"{nameof(Texts)}[{Texts.Keys.FirstOrDefault()}]", "agreement.clause.empty");
    }

    public void Fill(Clause clause)
    {
        foreach (var language in Texts.Keys.Where(l => Concepts.Standard.Knows(Schemes.Language, l))) clause.Write(language, Fold.Clean(Headings.GetValueOrDefault(language)), Fold.Clean(Texts[language]));
        clause.Revision++;
    }
}
