using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.Spine.Federation.Incoming;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Together;

/// <summary>
/// The other node has answered: a party that we let in has joined or declined, or what one of ours did to a record there was done or refused. Our
/// people hear of it, and an agreement is confirmed.
/// </summary>
public sealed class Hearing(AppDb db, RecordStore store, RecordKinds kinds, IEnumerable<ITogether> together, RemoteAgreements agreements, Bell bell) : IReaction<AgreementAnswered>
{
    private const int LongestReason = 1000, LongestAgreement = 400;

    public async Task React(AgreementAnswered answered, CancellationToken cancel)
    {
        if (await db.Set<Participation>().Include(p => p.Organisation).SingleOrDefaultAsync(p => p.Offer == answered.Offer && p.Organisation.Origin != null, cancel) is { } participation) await Joined(participation, answered, cancel);
        else if (answered.Offer.Split("#act-") is [_, var key] && Guid.TryParse(key, out var id) && await db.FindAsync<SentAct>([id], cancel) is { AnsweredAt: null } act) await Done(act, answered);
    }

    private async Task Joined(Participation participation, AgreementAnswered answered, CancellationToken cancel)
    {
        // only the organisation that was let in may say whether it comes
        if (participation.Organisation.Uri is not { } uri || !Origins.SameOwner(uri, answered.Actor) || participation.State != ParticipationState.Offered) return;
        if (await store.Open(participation.RecordId) is not { Origin: null } record || together.FirstOrDefault(t => t.Kind == record.Kind) is not { } kind) return;
        var (title, address, name) = (record.Best(record.SourceLanguage).Title, kinds.Address(record), participation.Organisation.Name);
        if (!answered.Accepted)
        {
            await Leave(kind, record.Id, participation, answered.Reason, ParticipationState.Declined, store.Now, cancel);
            await bell.Ring(record.Owners, new Told($"declined:{participation.Id:N}:{participation.Revision}", "notice.together.declined", address, title, name, participation.Reason ?? ""));
            return;
        }
        if (answered.Agreement is not { Length: <= LongestAgreement } agreement || !Origins.Same(agreement, answered.Actor)) return;
        participation.Answer(ParticipationState.Joined, null, store.Now);
        participation.Agreement = agreement;
        await bell.Ring(record.Owners, new Told($"joined:{participation.Id:N}:{participation.Revision}", "notice.together.joined", address, title, name));
        await agreements.Confirm(agreement, record.Steward, participation.Organisation, participation.Id, cancel);
    }

    /// <summary>A party goes. Where its kind does not let it go any more, it is noted as gone all the same: nobody is held.</summary>
    internal static async Task Leave(ITogether kind, Guid record, Participation participation, string? why, ParticipationState state, DateTime now, CancellationToken cancel)
    {
        var reason = (why ?? "").Replace("\0", "").Trim();
        if (reason.Length > LongestReason) reason = reason[..LongestReason];
        participation.Answer(state, reason, now);
        var values = JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["why"] = reason, ["declined"] = state == ParticipationState.Declined });
        await kind.Do(record, new Act(Guid.CreateVersion7(now), SentAct.Leave, "", participation.Organisation, values), cancel);
    }

    private async Task Done(SentAct act, AgreementAnswered answered)
    {
        if (await db.Set<Record>().Include(r => r.Steward).Include(r => r.Versions).SingleOrDefaultAsync(r => r.Id == act.RecordId) is not { Origin: { } host } record || Addresses.HostOf(answered.Actor) != host) return;
        act.AnsweredAt = store.Now;
        if (answered.Accepted) return;
        act.Refused = Refusing.Known(answered.Reason);
        await bell.Ring(act.OrganisationId, new Told($"refused:{act.Id:N}", "notice.together.refused", kinds.Address(record), record.Best(record.SourceLanguage).Title, record.Steward.Name));
    }
}

/// <summary>A reason of another node is one of our texts or none: whatever else it says is not shown.</summary>
internal static class Refusing
{
    private static readonly string[] Rooms = ["together.", "agreement.", "exchange."];

    public static string Known(string? key) => key is { Length: > 0 and <= 60 } && Rooms.Any(room => key.StartsWith(room, StringComparison.Ordinal)) && InterfaceTexts.Find("en", key) is [{ } text] && !text.Contains('{') ? key : "together.refused";
}
