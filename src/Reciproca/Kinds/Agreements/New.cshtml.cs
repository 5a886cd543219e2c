using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Agreements;

/// <summary>What kind of paper, with whom, what for: the draft with its usual clauses follows. Begun on a need, an offer or an exchange (?from=), it takes its parties.</summary>
[Author]
public sealed class NewModel(RecordOfRequest found, Drafting drafting, PartyChoices choices, Visitor visitor, Texts texts) : PageModel
{
    [BindProperty] public string Type { get; set; } = "memorandum";
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Purpose { get; set; }

    /// <summary>Short id of an organisation of this node.</summary>
    [BindProperty] public string? With { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Country { get; set; }
    [BindProperty] public string? Language { get; set; }
    [BindProperty(SupportsGet = true)] public string? From { get; set; }

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];
    public Record? Origin { get; private set; }

    public async Task OnGetAsync()
    {
        await Choices();
        Title = Origin?.Best(texts.Language).Title;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Choices();
        var others = await Others();
        if (!Concepts.Standard.Knows(Schemes.Agreement, Type)) this.Wrong(nameof(Type), texts["form.not-understood"]);
        if (Fold.Clean(Title).Length is < 5 or > 300) this.Wrong(nameof(Title), texts["agreement.title.missing"]);
        if (Fold.Clean(Purpose).Length < 10) this.Wrong(nameof(Purpose), texts["agreement.purpose.missing"]);
        if (others.Count == 0) this.Wrong(nameof(With), texts["agreement.party.missing"]);
        if (!string.IsNullOrWhiteSpace(Name) && !Concepts.Standard.Knows(Schemes.Country, Country ?? "")) this.Wrong(nameof(Country), texts["agreement.country.missing"]);
        if (!ModelState.IsValid) return this.Refused();
        var record = await drafting.Begin(Type, Fold.Clean(Title), Fold.Clean(Purpose), others, Origin is null ? [] : [Origin.Id]);
        return this.Done(AgreementKind.Kind.Address(record), "agreement.begun");
    }

    /// <summary>The one that was chosen, the one that was named, and whoever else the record belongs to that this grows out of.</summary>
    private async Task<IReadOnlyList<AgreementParty>> Others()
    {
        var (others, own) = (new List<AgreementParty>(), visitor.ActingFor!.OrganisationId);
        var here = (Origin?.Owners ?? []).ToList();
        if (await choices.Find(With) is { } chosen) here.Add(chosen.Id);
        foreach (var organisation in here.Where(id => id != own).Distinct()) others.Add(await drafting.Party(organisation));
        if (Fold.Clean(Name) is { Length: > 0 and <= 300 } name)
            others.Add(new AgreementParty { Name = name, Country = Country ?? "", Language = Language ?? "en" });
        return others;
    }

    private async Task Choices()
    {
        Organisations = await choices.All([visitor.ActingFor!.OrganisationId]);
        if (!string.IsNullOrEmpty(From) && await found.Find(From) is { } origin && RecordPermissions.May(visitor, Ability.Read, origin) == Answer.Yes) Origin = origin;
    }
}
