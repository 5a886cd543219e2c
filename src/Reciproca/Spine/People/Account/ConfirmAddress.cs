using Reciproca.Spine.Messages;

namespace Reciproca.Spine.People.Account;

/// <summary>Is this address yours?</summary>
public sealed record ConfirmAddress(string Name, string Link) : ILetter
{
    public string Subject(Texts.Texts texts) => texts["letter.confirm.subject"];
}
