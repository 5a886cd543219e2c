using Reciproca.Spine.People;
using Reciproca.Spine.Records;

namespace Reciproca.Kinds.Organisations;

/// <summary>The secretariat's word on a new organisation, which its people get by letter.</summary>
public sealed class Verifying(RecordStore store, OrganisationLetters letters, TimeProvider clock)
{
    public Task<bool> Verify(Guid id) => Say(id, null, (record, organisation, now) =>
    {
        (organisation.VerifiedAt, organisation.Declined) = (now, null);
        record.Publish(stewardIsTrusted: true, now);
    });

    public Task<bool> Decline(Guid id, string reason) => Say(id, reason, (_, organisation, _) => organisation.Declined = reason);

    private async Task<bool> Say(Guid id, string? reason, Action<Record, Organisation, DateTime> say)
    {
        if (await store.Open(id) is not { } record || await store.Body(record) is not Organisation { VerifiedAt: null } organisation) return false;
        say(record, organisation, clock.GetUtcNow().UtcDateTime);
        await letters.Verified(organisation, reason);
        await store.Save(record, organisation, ownRevision: true);
        return true;
    }
}
