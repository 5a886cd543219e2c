using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Incoming;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Needs.AcrossNodes;

/// <summary>The city of another node has taken up what one of ours offered, or has not; ours hears of it, and confirms an agreement.</summary>
public sealed class HearOutcome(AppDb db, RemoteAgreements agreements, Bell bell, TimeProvider clock) : IReaction<AgreementAnswered>
{
    public async Task React(AgreementAnswered answered, CancellationToken cancel)
    {
        var answer = await db.Set<NeedAnswer>().Include(a => a.Organisation).SingleOrDefaultAsync(a => a.Offer == answered.Offer && a.Organisation.Origin == null, cancel);
        if (answer is null) return;
        var need = await db.Set<Record>().Include(r => r.Steward).Include(r => r.Versions).SingleAsync(r => r.Id == answer.NeedId, cancel);
        // only the city that was offered help may say what became of the offer
        if (need.Steward.Uri is not { } asker || !Origins.SameOwner(asker, answered.Actor)) return;
        var (now, title) = (clock.GetUtcNow().UtcDateTime, need.Best(need.SourceLanguage).Title);
        if (answered.Accepted) (answer.AcceptedAt, answer.DeclinedAt) = (answer.AcceptedAt ?? now, null);
        else (answer.DeclinedAt, answer.Declined) = (answer.DeclinedAt ?? now, answered.Reason is { Length: > 1000 } words ? words[..1000] : answered.Reason);
        await bell.Ring(answer.OrganisationId, new Told($"outcome:{answer.Id:N}:{answered.Accepted}", answered.Accepted ? "notice.taken-up" : "notice.not-taken-up", NeedKind.Kind.Address(need), need.Steward.Name, title));
        if (answered is { Accepted: true, Agreement: { } agreement }) await agreements.Confirm(agreement, answer.Organisation, need.Steward, answer.Id, cancel);
    }
}
