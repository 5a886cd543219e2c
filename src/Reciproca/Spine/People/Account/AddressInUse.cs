using Reciproca.Spine.Messages;

namespace Reciproca.Spine.People.Account;

/// <summary>Someone signed up with an address that has an account. Only its owner learns so; the page says the same to all.</summary>
public sealed record AddressInUse(string Name, string SignInLink, string ForgotLink) : ILetter
{
    public string Subject(Texts.Texts texts) => texts["letter.in-use.subject"];
}
