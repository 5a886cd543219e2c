using Reciproca.Spine.Messages;

namespace Reciproca.Spine.People.Account;

/// <summary>The way back in for someone who forgot their password.</summary>
public sealed record ResetPassword(string Name, string Link) : ILetter
{
    public string Subject(Texts.Texts texts) => texts["letter.reset.subject"];
}
