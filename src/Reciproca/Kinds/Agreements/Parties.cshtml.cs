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
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Agreements;

/// <summary>Who takes part, who signs for each, which approvals each needs; and how a party joins, leaves or becomes another.</summary>
[OnRecord(Ability.Inside)]
public sealed class PartiesModel(RecordOfRequest found, Negotiating negotiating, TakingPart part, PartyChoices choices, Visitor visitor, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Agreement Agreement { get; private set; } = null!;
    public AgreementParty? Own { get; private set; }

    /// <summary>The same, or the party for which the visitor speaks in an agreement of another node: it says of itself who signs.</summary>
    public AgreementParty? Mine { get; private set; }
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    [BindProperty] public string? With { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Country { get; set; }
    [BindProperty] public string? Language { get; set; }
    [BindProperty] public string? Signatory { get; set; }
    [BindProperty] public string? Office { get; set; }
    [BindProperty] public string? FocalPoint { get; set; }
    [BindProperty] public string? Elsewhere { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public int Order { get; set; } = 1;

    public async Task OnGetAsync()
    {
        Agreement = await negotiating.Read(Record);
        Own = Record.Origin is null ? Agreement.PartyOf(visitor) : null;
        Mine = Own ?? (await part.Of(Record) is { State: ParticipationState.Joined } ? Agreement.PartyOf(visitor) : null);
        Organisations = await choices.All([.. Agreement.Members.Select(p => p.OrganisationId).OfType<Guid>()]);
    }

    /// <summary>Signatory, office, language, focal point: each party for itself, and anyone for a party that is not here.</summary>
    [OnRecord(Ability.Act)]
    public async Task<IActionResult> OnPostSaveAsync(Guid party)
    {
        if (!Concepts.Standard.Knows(Schemes.Language, Language ?? "")) this.Wrong($"language-{party}", texts["agreement.party.language.missing"]);
        if (Record.Origin is not null) return await Tell();
        return await Do("agreement.party.saved", deed => May(deed, party) is { } refused ? refused : Put(deed, deed.Agreement.Parties.Single(p => p.Id == party)));
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostAddAsync()
    {
        var chosen = await choices.Find(With);
        if (chosen is null && Fold.Clean(Name).Length is 0 or > 300) this.Wrong(nameof(With), texts["agreement.party.missing"]);
        if (chosen is null && !Concepts.Standard.Knows(Schemes.Country, Country ?? "")) this.Wrong(nameof(Country), texts["agreement.country.missing"]);
        var language = Concepts.Standard.Knows(Schemes.Language, Language ?? "") ? Language! : chosen is null ? "en" : await choices.LanguageOf(chosen.Id);
        return await Do("agreement.party.added", deed =>
        {
            if (Open(deed) is { } refused) return refused;
            if (deed.Agreement.Members.Any(p => chosen is null ? Fold.Text(p.Name) == Fold.Text(Name) : p.OrganisationId == chosen.Id)) return "agreement.party.twice";
            Drafting.Join(deed.Agreement, deed.Record, [new AgreementParty { OrganisationId = chosen?.Id, Name = chosen?.Name ?? Fold.Clean(Name), Country = chosen?.Country ?? Country!, Language = language, Elsewhere = Fold.Clean(Elsewhere) }], deed.Now);
            deed.Say("party-added", chosen?.Name ?? Fold.Clean(Name));
            deed.Tell("party", chosen?.Name ?? Fold.Clean(Name));
            return null;
        });
    }

    /// <summary>An approval that a party needs before it signs, such as its council's.</summary>
    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostApprovalAsync(Guid party)
    {
        if (Fold.Clean(Office).Length is < 2 or > 200) this.Wrong(nameof(Office), texts["agreement.office.missing"]);
        if (Order is < 1 or > 20) this.Wrong(nameof(Order), texts["agreement.order.wrong"]);
        return await Do("agreement.approval.added", deed =>
        {
            if (May(deed, party) is { } refused) return refused;
            deed.Agreement.Steps.Add(new AgreementStep { Id = Negotiating.Key(), AgreementId = deed.Agreement.Id, PartyId = party, Kind = StepKind.Approval, Office = Fold.Clean(Office), Order = Order });
            deed.Say("approval-added", Fold.Clean(Office));
            return null;
        });
    }

    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostDropAsync(Guid step) => Do("agreement.approval.dropped", deed =>
    {
        if (deed.Agreement.Standing.FirstOrDefault(s => s.Id == step && s.DoneAt is null) is not { } found) return "agreement.no-such-step";
        if (May(deed, found.PartyId) is { } refused) return refused;
        found.VoidedAt = deed.Now;
        deed.Say("approval-dropped", found.Office);
        return null;
    });

    /// <summary>A party goes: by itself, or written by another for one that is not here. What it signed and said stays.</summary>
    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostLeaveAsync(Guid party)
    {
        if (Fold.Clean(Why).Length is < 3 or > 1000) this.Wrong(nameof(Why), texts["agreement.why.missing"]);
        return await Do("agreement.party.left", deed => Leaving.Leave(deed, party, Fold.Clean(Why)));
    }

    /// <summary>A party was merged or renamed: another organisation stands in its place.</summary>
    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostSucceedAsync(Guid party)
    {
        var successor = await choices.Find(With);
        if (successor is null) this.Wrong(nameof(With), texts["agreement.party.missing"]);
        return await Do("agreement.party.succeeded", deed => Leaving.Succeed(deed, party, successor!));
    }

    /// <summary>The agreement lives on another node: what our party says of itself is sent there.</summary>
    private async Task<IActionResult> Tell()
    {
        if (ModelState.IsValid && await part.Do(Record, AgreementTogether.Party, new { language = Language, signatory = Fold.Clean(Signatory), office = Fold.Clean(Office), focalPoint = Fold.Clean(FocalPoint) }) is { } refused) this.Wrong("", texts[refused]);
        if (ModelState.IsValid) return this.Done($"/agreements/{Record.ShortId}/parties", "together.sent");
        await OnGetAsync();
        return this.Refused();
    }

    private string? Put(Deed deed, AgreementParty party)
    {
        if (!party.IsHere) (party.Name, party.Elsewhere) = (Fold.Clean(Name) is { Length: > 0 and <= 300 } name ? name : party.Name, Fold.Clean(Elsewhere));
        return Moves.Describe(deed, party, Language!, Fold.Clean(Signatory), Fold.Clean(Office), Fold.Clean(FocalPoint));
    }

    private static string? Open(Deed deed) => deed.Own is null ? "agreement.not-party" : deed.Agreement.State != AgreementState.Drafting ? "agreement.not-drafting" : null;

    /// <summary>Its own lines, while the text is drafted.</summary>
    private static string? May(Deed deed, Guid party) => Open(deed)
        ?? (deed.Agreement.Members.FirstOrDefault(p => p.Id == party) is not { } found ? "agreement.no-such-party" : found.IsHere && found.Id != deed.Own!.Id ? "agreement.not-your-party" : null);

    private async Task<IActionResult> Do(string said, Func<Deed, string?> what)
    {
        var status = StatusCodes.Status422UnprocessableEntity;
        if (ModelState.IsValid && await negotiating.Do(Record.Id, what) is { } refused) { this.Wrong("", texts[refused]); status = StatusCodes.Status409Conflict; }
        if (ModelState.IsValid) return this.Done($"/agreements/{Record.ShortId}/parties", said);
        await OnGetAsync();
        return this.Refused(status);
    }
}
