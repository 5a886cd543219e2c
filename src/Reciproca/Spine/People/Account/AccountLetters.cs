using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Spine.People.Account;

/// <summary>The letters with which an account begins and is found again; each carries a link that proves the mailbox is the reader's.</summary>
public sealed class AccountLetters(UserManager<Person> users, AppDb db, NodeSettings node, TimeProvider clock)
{
    public async Task AskToConfirm(Person person) =>
        await Send(person, new ConfirmAddress(person.Name, Link(person, "confirm", await users.GenerateEmailConfirmationTokenAsync(person))));

    public async Task OfferReset(Person person) =>
        await Send(person, new ResetPassword(person.Name, Link(person, "reset", await users.GeneratePasswordResetTokenAsync(person))));

    public Task SayInUse(Person person) => Send(person, new AddressInUse(person.Name, $"{node.Address}/account/sign-in", $"{node.Address}/account/forgot"));

    /// <summary>The token as it was before it became part of a link.</summary>
    public static string Code(string? inLink)
    {
        try { return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(inLink ?? "")); }
        catch (FormatException) { return ""; }
    }

    private string Link(Person person, string page, string token) =>
        $"{node.Address}/account/{page}?person={person.Id}&code={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";

    private async Task Send(Person person, ILetter letter)
    {
        Letter.Add(db, Recipient.Of(person), letter, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
    }
}
