using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Organisations;

/// <summary>Registers an organisation; whoever does becomes its administrator, and the secretariat looks at it.</summary>
[SignedIn]
public sealed class NewModel(Registration registration, AppDb db, Visitor visitor, Texts texts) : PageModel
{
    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    [BindProperty]
    public bool OpenToDomain { get; set; }

    /// <summary>Of the registering person's address, where it can be an organisation's own.</summary>
    public string? Domain { get; private set; }

    /// <summary>One of that name in that country is here already.</summary>
    public Organisation? Twin { get; private set; }

    public async Task OnGetAsync()
    {
        await FindDomain();
        (OpenToDomain, Form.Languages) = (Domain is not null, [texts.Language]);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await FindDomain();
        foreach (var (field, reason) in registration.Wrong(Form)) this.Wrong($"Form.{field}", texts[reason]);
        Twin = await registration.Twin(Form);
        if (Twin is not null) this.Wrong("Form.Name", texts["organisation.name.taken"]);
        if (!ModelState.IsValid) return this.Refused();
        var record = await registration.Register(Form, OpenToDomain ? Domain : null);
        return this.Done(OrganisationKind.Kind.Address(record), "organisation.registered");
    }

    private async Task FindDomain() =>
        Domain = MailDomain.OwnOf(await db.Users.Where(p => p.Id == visitor.PersonId).Select(p => p.Email!).SingleAsync());
}
