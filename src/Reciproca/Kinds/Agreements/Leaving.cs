using Reciproca.Spine.People;

namespace Reciproca.Kinds.Agreements;

/// <summary>How a party goes or becomes another, in every state of an agreement, without losing what it signed.</summary>
internal static class Leaving
{
    public static string? Leave(Deed deed, Guid id, string why)
    {
        var agreement = deed.Agreement;
        if (agreement.Members.FirstOrDefault(p => p.Id == id) is not { } party) return "agreement.no-such-party";
        if (!deed.IsSecretariat && (deed.Own is null || (party.IsHere && party.Id != deed.Own.Id))) return "agreement.not-your-party";
        if (agreement.IsOver) return "agreement.is-over";
        var left = agreement.Members.Where(p => p.Id != id).ToList();
        if (!left.Exists(p => p.IsOurs)) return "agreement.last-party";
        deed.Say("left", $"{party.Name}: {why}");
        deed.Tell("left", party.Name);
        if (agreement.State == AgreementState.Signing) agreement.Reopen(left.First(p => p.IsOurs), deed.Now, Negotiating.Key);
        if (agreement.State == AgreementState.InForce && left.Count < 2) agreement.Terminate(why, DateOnly.FromDateTime(deed.Now).AddDays(agreement.NoticeDays));
        else Go(deed, party, why, left.First(p => p.IsOurs));
        return null;
    }

    /// <summary>The successor takes the place, or, being a party already, stands for both.</summary>
    public static string? Succeed(Deed deed, Guid id, Organisation successor)
    {
        var agreement = deed.Agreement;
        if (agreement.Members.FirstOrDefault(p => p.Id == id) is not { } party) return "agreement.no-such-party";
        // the people of what was merged may be gone: the secretariat does it for them
        if (!deed.IsSecretariat && (deed.Own is null || (party.IsHere && party.Id != deed.Own.Id))) return "agreement.not-your-party";
        if (agreement.IsOver) return "agreement.is-over";
        if (party.OrganisationId == successor.Id) return "agreement.party.twice";
        // another node cannot answer for what is kept here
        if (successor.Origin is not null && deed.Record.StewardId == party.OrganisationId) return "agreement.last-party";
        deed.Say("succeeded", $"{party.Name} → {successor.Name}");
        deed.Tell("succeeded", party.Name, successor.Name);
        if (agreement.State == AgreementState.Signing) agreement.Reopen(agreement.Members.FirstOrDefault(p => p.IsHere && p.Id != id) ?? party, deed.Now, Negotiating.Key);
        if (agreement.Members.FirstOrDefault(p => p.OrganisationId == successor.Id) is { } already) { Go(deed, party, successor.Name, already); return null; }
        var old = party.OrganisationId;
        (party.OrganisationId, party.Name, party.Country) = (successor.Id, successor.Name, successor.Country);
        deed.Record.LetIn(successor.Id, deed.Now);
        if (old is { } gone) Release(deed, gone, successor.Id);
        return null;
    }

    private static void Go(Deed deed, AgreementParty party, string why, AgreementParty next)
    {
        (party.LeftAt, party.Left) = (deed.Now, why);
        if (deed.Agreement.TurnId == party.Id) deed.Agreement.Pass(next, deed.Now);
        if (party.OrganisationId is { } organisation) Release(deed, organisation, next.OrganisationId!.Value);
    }

    /// <summary>It goes on reading; where it was the steward, the next party is.</summary>
    private static void Release(Deed deed, Guid organisation, Guid next)
    {
        if (deed.Record.StewardId == organisation) deed.Record.HandOver(next, deed.Now);
        deed.Record.LetGo(organisation, deed.Now);
    }
}
