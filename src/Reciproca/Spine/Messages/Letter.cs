using System.Text.Json;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Messages;

/// <summary>
/// What a letter says: a record beside a Razor view of the same name and folder, which shows it.
/// <c>Letter.Add(db, Recipient.Of(person), new ResetPassword(link), now)</c>
/// </summary>
public interface ILetter
{
    string Subject(Texts.Texts texts);

    /// <summary>Where one click ends such letters, for those that nobody must receive.</summary>
    string? Unsubscribe => null;
}

/// <summary>To whom, and in which language they read.</summary>
public sealed record Recipient(string Address, string Name, string Language)
{
    public static Recipient Of(Person person) => new(person.Email!, person.Name, person.Language);
}

/// <summary>A letter on its way, committed with its cause. Its id becomes the Message-ID, so that a letter sent twice arrives once.</summary>
public sealed record Letter(Guid Id, Recipient To, string Type, JsonElement Content)
{
    public static void Add(AppDb db, Recipient to, ILetter content, DateTime due)
    {
        var type = content.GetType();
        Outbox.Add(db, new Letter(Guid.CreateVersion7(), to, type.FullName!, JsonSerializer.SerializeToElement(content, type)), to.Address, due);
    }

    public ILetter Open() => (ILetter)Content.Deserialize(Kind)!;

    /// <summary>"Reciproca.Spine.People.Account.ResetPassword" is shown by /Spine/People/Account/ResetPassword.cshtml.</summary>
    public string View => Kind.FullName![nameof(Reciproca).Length..].Replace('.', '/') + ".cshtml";

    private Type Kind => typeof(Letter).Assembly.GetType(Type) ?? throw new InvalidOperationException($"No letter is called {Type}");
}
