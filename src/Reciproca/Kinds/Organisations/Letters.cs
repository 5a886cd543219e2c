using Reciproca.Spine.Messages;
using Reciproca.Spine.Texts;

namespace Reciproca.Kinds.Organisations;

/// <summary>Come and work with us.</summary>
public sealed record Invited(string Organisation, string By, string Link) : ILetter
{
    public string Subject(Texts texts) => texts["letter.invited.subject", Organisation];
}

/// <summary>To those who may decide: someone wants to join.</summary>
public sealed record JoinAsked(string Name, string Organisation, string Person, string Email, string Words, string Link) : ILetter
{
    public string Subject(Texts texts) => texts["letter.join-asked.subject", Person, Organisation];
}

/// <summary>To the one who asked: yes or no.</summary>
public sealed record JoinDecided(string Name, string Organisation, bool Accepted, string Link) : ILetter
{
    public string Subject(Texts texts) => texts[Accepted ? "letter.join-accepted.subject" : "letter.join-refused.subject", Organisation];
}

/// <summary>What the secretariat said about a new organisation.</summary>
public sealed record Verification(string Name, string Organisation, string? Reason, string Link) : ILetter
{
    public string Subject(Texts texts) => texts[Reason is null ? "letter.verified.subject" : "letter.declined.subject", Organisation];
}
