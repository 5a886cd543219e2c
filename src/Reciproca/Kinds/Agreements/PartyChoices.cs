using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Agreements;

/// <summary>Organisations of this node that can be a party, by country and name.</summary>
public sealed class PartyChoices(AppDb db, Texts texts)
{
    private const int Most = 2000;

    public async Task<IReadOnlyList<Choice>> All(IReadOnlyCollection<Guid> except)
    {
        var all = await db.Set<Organisation>().AsNoTracking().Where(o => o.VerifiedAt != null && !except.Contains(o.Id)).OrderBy(o => o.FoldedName).Take(Most).Select(o => new { o.ShortId, o.Name, o.Country }).ToListAsync();
        return [.. all.Select(o => new Choice(o.ShortId, o.Name, Concepts.Standard.Label(Schemes.Country, o.Country, texts.Language))).OrderBy(c => c.Group, StringComparer.CurrentCulture)];
    }

    public async Task<Organisation?> Find(string? shortId) => string.IsNullOrEmpty(shortId) ? null : await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.ShortId == shortId && o.VerifiedAt != null);

    public Task<Organisation> Find(Guid id) => db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == id);

    /// <summary>The language of an organisation's profile, else of whoever speaks for it: its text will be in it until someone says otherwise.</summary>
    public async Task<string> LanguageOf(Guid organisation) =>
        await db.Set<Spine.Records.Record>().Where(r => r.Id == organisation).Select(r => r.SourceLanguage).FirstOrDefaultAsync()
        ?? await db.Set<Membership>().Where(m => m.OrganisationId == organisation && Roles.Speaking.Contains(m.Role)).OrderBy(m => m.Since).Select(m => m.Person.Language).FirstOrDefaultAsync() ?? texts.Language;
}
