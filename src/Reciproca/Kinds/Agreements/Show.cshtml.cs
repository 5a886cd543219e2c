using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Kinds.Agreements.AcrossNodes;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Agreements;

/// <summary>An agreement: what it is for, with whom, whose move it is, its text, and what is still to be signed.</summary>
[OnRecord(Ability.Read)]
public sealed class ShowModel(RecordOfRequest found, Negotiating negotiating, TakingPart part, Visitor visitor, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Agreement Agreement { get; private set; } = null!;
    public bool Inside { get; private set; }
    public AgreementParty? Own { get; private set; }
    public bool MayWrite { get; private set; }

    /// <summary>Which party's text is shown.</summary>
    public string Language { get; private set; } = "";

    public async Task OnGetAsync(string? text = null)
    {
        Agreement = await negotiating.Read(Record);
        Inside = RecordPermissions.May(visitor, Ability.Inside, Record) == Answer.Yes;
        // of a copy only those do something whose city takes part
        if (Record.Origin is null || await part.Of(Record) is { State: ParticipationState.Joined }) (Own, MayWrite) = (Agreement.PartyOf(visitor), Agreement.MayWrite(visitor));
        Language = new[] { text, texts.Language, Own?.Language, Agreement.Prevailing }.FirstOrDefault(l => l is not null && Agreement.Languages.Contains(l)) ?? Agreement.Languages.FirstOrDefault(texts.Language);
    }

    /// <summary>"Your move". Where the agreement lives on another node, it is passed on there.</summary>
    [OnRecord(Ability.Act)]
    public Task<IActionResult> OnPostPassAsync(Guid to) => Record.Origin is null ? Do("agreement.passed", deed => Moves.Pass(deed, to)) : Tell(AgreementTogether.Pass, new { to });

    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostLayOutAsync() => Do("agreement.laid-out", deed =>
    {
        if (Moves.Refused(deed) is { } refused) return refused;
        if (deed.Agreement.Members.Count() < 2) return "agreement.two-parties";
        if (!deed.Agreement.Text.Any()) return "agreement.no-text";
        if (deed.Agreement.Text.Any(c => deed.Agreement.Languages.Any(l => string.IsNullOrWhiteSpace(c.In(l)?.Text)))) return "agreement.text-missing";
        var version = deed.Keep();
        deed.Agreement.LayOut(version, Negotiating.Key);
        deed.Say("laid-out", version.Number.ToString(), version.Hash);
        deed.Tell("laid-out", version.Hash);
        return null;
    });

    /// <summary>Any party may take the text back; approvals and signatures of it are void and stay in the log.</summary>
    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostReopenAsync() => Do("agreement.reopened", deed =>
    {
        if (deed.Own is null) return "agreement.not-party";
        if (deed.Agreement.State != AgreementState.Signing) return "agreement.not-signing";
        deed.Say("reopened", "", deed.Agreement.FinalVersion!.Hash);
        deed.Agreement.Reopen(deed.Own, deed.Now, Negotiating.Key);
        deed.Tell("reopened", deed.Own.Name);
        return null;
    });

    private async Task<IActionResult> Tell(string what, object values)
    {
        if (await part.Do(Record, what, values) is not { } refused) return this.Done(AgreementKind.Kind.Address(Record), "together.sent");
        this.Wrong("", texts[refused]);
        await OnGetAsync();
        return this.Refused(StatusCodes.Status409Conflict);
    }

    private async Task<IActionResult> Do(string said, Func<Deed, string?> what)
    {
        if (await negotiating.Do(Record.Id, what) is not { } refused) return this.Done(AgreementKind.Kind.Address(Record), said);
        this.Wrong("", texts[refused]);
        await OnGetAsync();
        return this.Refused(StatusCodes.Status409Conflict);
    }
}
