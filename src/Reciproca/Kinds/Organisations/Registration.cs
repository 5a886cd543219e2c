using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Organisations;

/// <summary>A new organisation with its profile and its first administrator, all at once or not at all.</summary>
public sealed class Registration(RecordStore store, AppDb db, Visitor visitor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IEnumerable<(string Field, string Reason)> Wrong(OrganisationForm form) => form.Wrong(Concepts.Standard, Now.Year);

    public Task<Organisation?> Twin(OrganisationForm form)
    {
        var folded = Fold.Text(form.Name);
        return db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Origin == null && o.FoldedName == folded && o.Country == form.Country);
    }

    public async Task<Record> Register(OrganisationForm form, string? domain)
    {
        var organisation = new Organisation { Id = Guid.CreateVersion7(Now), EmailDomain = domain };
        organisation.Memberships.Add(new Membership { PersonId = visitor.PersonId!.Value, OrganisationId = organisation.Id, Role = Role.Administrator, Since = Now });
        var record = store.Start(OrganisationKind.Kind, organisation.Id, visitor.Language, organisation);
        organisation.ShortId = record.ShortId;
        form.Language = visitor.Language;
        record.Write(visitor.Language);
        form.Fill(record, organisation, Now);
        record.Publish(stewardIsTrusted: false, Now);
        await store.Save(record, organisation);
        return record;
    }
}
