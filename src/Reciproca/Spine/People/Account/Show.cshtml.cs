using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Spine.People.Account;

/// <summary>Who I am here, in which language I read, how often I get letters, and for whom I speak.</summary>
[SignedIn]
public sealed class ShowModel(AppDb db, Visitor visitor, Texts.Texts texts) : PageModel
{
    [BindProperty]
    public ProfileForm Form { get; set; } = new();

    public string Email { get; private set; } = "";

    public IEnumerable<Choice> Organisations => visitor.Memberships.Select(m => new Choice(m.OrganisationId.ToString(), m.Organisation));

    public async Task OnGetAsync() => Form = ProfileForm.Of(await Load(), visitor.ActingFor?.OrganisationId);

    public async Task<IActionResult> OnPostAsync()
    {
        var person = await Load();
        if (Fold.Clean(Form.Name).Length is 0 or > 200) this.Wrong("Form.Name", texts["account.name.missing"]);
        if (!Texts.InterfaceTexts.Languages.Contains(Form.Language)) this.Wrong("Form.Language", texts["form.unknown-choice"]);
        if (!AccountChoices.IsTimeZone(Form.TimeZone)) this.Wrong("Form.TimeZone", texts["form.unknown-choice"]);
        if (!ModelState.IsValid) return this.Refused();
        Form.Fill(person);
        await db.SaveChangesAsync();
        Remember();
        return this.Done("/account", "account.saved");
    }

    private async Task<Person> Load()
    {
        var person = await db.Users.SingleAsync(p => p.Id == visitor.PersonId);
        Email = person.Email ?? "";
        return person;
    }

    /// <summary>The language chosen here goes before one chosen in passing.</summary>
    private void Remember()
    {
        Response.Cookies.Delete(RequestLanguage.Cookie);
        if (Form.ActingFor is not { } organisation || !visitor.Has(organisation, Role.Reader)) return;
        Response.Cookies.Append(VisitorMiddleware.ActingForCookie, organisation.ToString(), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365), Secure = Request.IsHttps,
        });
    }
}

public sealed class ProfileForm
{
    public string? Name { get; set; }
    public string Language { get; set; } = "en";
    public string TimeZone { get; set; } = "UTC";
    public Digest Digest { get; set; }
    public Guid? ActingFor { get; set; }

    public static ProfileForm Of(Person person, Guid? actingFor) =>
        new() { Name = person.Name, Language = person.Language, TimeZone = person.TimeZone, Digest = person.Digest, ActingFor = actingFor };

    public void Fill(Person person) => (person.Name, person.Language, person.TimeZone, person.Digest) = (Fold.Clean(Name), Language, TimeZone, Digest);
}
