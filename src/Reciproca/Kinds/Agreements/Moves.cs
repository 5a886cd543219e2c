using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>What a party does in a negotiation, with its rules; the same for one of this node and for one that acts from another.</summary>
internal static class Moves
{
    public const int LongestComment = 4000;

    /// <summary>"Your move": what was written so far becomes a version that can be compared.</summary>
    public static string? Pass(Deed deed, Guid to)
    {
        if (Refused(deed) is { } refused) return refused;
        if (deed.Agreement.Members.FirstOrDefault(p => p.Id == to) is not { } party) return "agreement.no-such-party";
        var version = deed.Keep();
        deed.Agreement.Pass(party, deed.Now);
        deed.Say("passed", party.Name, version.Hash);
        deed.Tell("turn", party.Name);
        return null;
    }

    public static string? Refused(Deed deed) => deed.Own is null ? "agreement.not-party"
        : deed.Agreement.State != AgreementState.Drafting ? "agreement.not-drafting" : deed.MayWrite ? null : "agreement.not-your-move";

    /// <summary>A party says who signs for it, in which language it reads, and whom to ask.</summary>
    public static string? Describe(Deed deed, AgreementParty party, string language, string signatory, string office, string focalPoint)
    {
        if (!Concepts.Standard.Knows(Schemes.Language, language)) return "agreement.party.language.missing";
        (party.Language, party.Signatory, party.Office, party.FocalPoint) = (language, Short(signatory, 200), Short(office, 200), Short(focalPoint, 500));
        deed.Say("party-saved", string.Join(", ", new[] { party.Name, party.Signatory, party.Office }.Where(s => s.Length > 0)));
        return null;
    }

    private static string Short(string text, int longest) => text.Length <= longest ? text : text[..longest];

    /// <summary>The same comment again is said once.</summary>
    public static string? Comment(Deed deed, Clause clause, Guid id, string text, string heading, string party)
    {
        if (deed.Agreement.IsOver) return "agreement.is-over";
        if (text.Length is < 2 or > LongestComment) return "agreement.comment.missing";
        if (clause.Comments.Exists(c => c.Id == id)) return null;
        clause.Comments.Add(new ClauseComment { Id = id, ClauseId = clause.Id, Person = deed.Person, Party = party, Text = text, At = deed.Now });
        deed.Tell("comment", heading, deed.Own?.Name ?? "");
        return null;
    }

    /// <summary>One approval or signature of the text that was before one's eyes.</summary>
    /// <param name="hash">Of the text that was seen.</param>
    /// <param name="paper">The hash of the signed paper, where there is one.</param>
    public static string? Sign(Deed deed, Guid id, string? hash, string name, string office, string? paper)
    {
        var agreement = deed.Agreement;
        if (agreement.Steps.Find(s => s.Id == id) is not { } step) return "agreement.no-such-step";
        var party = agreement.Parties.Single(p => p.Id == step.PartyId);
        if (!deed.MaySign(party)) return "agreement.not-your-signature";
        // what was seen, what lies for signature and what the text is now must be one
        if (step.VoidedAt is not null || agreement.FinalVersion?.Hash != hash || AgreementVersion.HashOf(deed.Text) != hash) return "agreement.superseded";
        if (step.DoneAt is not null) return "agreement.done-already";
        if (!agreement.Due.Contains(step)) return "agreement.not-due";
        (step.Name, step.Office) = (step.Kind == StepKind.Signature ? name : "", office);
        step.Do(deed.Person, hash!, paper, deed.Now);
        var who = string.Join(", ", new[] { step.Name, step.Office, party.Name }.Where(s => s.Length > 0));
        deed.Say(step.Kind == StepKind.Approval ? "approved" : "signed", paper is null ? who : $"{who} · sha256 {paper}", hash!);
        if (agreement.Complete(deed.Now)) { deed.Say("in-force", agreement.StartsOn!.Value.ToString("yyyy-MM-dd"), hash!); deed.Tell("in-force", hash!); }
        else deed.Tell(step.Kind == StepKind.Approval ? "approved" : "signed", who, hash!);
        return null;
    }

    /// <summary>Who signs and by which office, as the form and another node say it.</summary>
    public static string? Missing(StepKind kind, string name, string office) =>
        kind == StepKind.Signature && name.Length is < 3 or > 200 ? "agreement.signatory.missing" : office.Length is < 2 or > 200 ? "agreement.office.missing" : null;
}
