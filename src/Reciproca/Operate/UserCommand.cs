using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Operate;

/// <summary>For the operator who has been locked out, or starts a node that has nobody yet.</summary>
public static class UserCommand
{
    private static readonly Argument<string> Email = new("email");
    private static readonly Option<string> Password = new("--password") { Description = "Read from the environment variable RECIPROCA_PASSWORD when absent" };

    public static Command User() => new("user", "People of this node") { Add(), SetPassword(), Unlock(), List() };

    private static Command Add()
    {
        var name = new Option<string>("--name") { Required = true };
        var command = new Command("add", "A person with a confirmed address") { Email, name, Password };
        command.SetAction((parsed, _) => Do(async people => await people.CreateAsync(new Person
        {
            Id = Guid.CreateVersion7(), Name = parsed.GetValue(name)!, UserName = parsed.GetValue(Email), Email = parsed.GetValue(Email),
            EmailConfirmed = true, JoinedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
        }, Secret(parsed))));
        return command;
    }

    private static Command SetPassword()
    {
        var command = new Command("password", "A new password; ends all sessions") { Email, Password };
        command.SetAction((parsed, _) => Do(async people => await people.FindByEmailAsync(parsed.GetValue(Email)!) is { } person
            ? await people.ResetPasswordAsync(person, await people.GeneratePasswordResetTokenAsync(person), Secret(parsed)) : Nobody));
        return command;
    }

    private static Command Unlock()
    {
        var command = new Command("unlock", "Lets someone try again after too many wrong passwords") { Email };
        command.SetAction((parsed, _) => Do(async people => await people.FindByEmailAsync(parsed.GetValue(Email)!) is { } person
            ? await people.SetLockoutEndDateAsync(person, null) : Nobody));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Everyone, with their organisations");
        command.SetAction((_, cancel) => CommandLine.WithNode(async services =>
        {
            var people = await services.GetRequiredService<AppDb>().Users.AsNoTracking().OrderBy(p => p.Email)
                .Select(p => new { p.Email, p.Name, Organisations = p.Memberships.Select(m => m.Organisation.Name + " (" + m.Role + ")").ToList() }).ToListAsync(cancel);
            foreach (var person in people) Console.WriteLine($"{person.Email}\t{person.Name}\t{string.Join(", ", person.Organisations)}");
            return 0;
        }));
        return command;
    }

    private static IdentityResult Nobody => IdentityResult.Failed(new IdentityError { Description = "Nobody has this address." });

    private static string Secret(ParseResult parsed) => parsed.GetValue(Password) ?? Environment.GetEnvironmentVariable("RECIPROCA_PASSWORD") ?? "";

    private static Task<int> Do(Func<UserManager<Person>, Task<IdentityResult>> work) => CommandLine.WithNode(async services =>
    {
        var result = await work(services.GetRequiredService<UserManager<Person>>());
        foreach (var error in result.Errors) Console.Error.WriteLine(error.Description);
        if (result.Succeeded) Console.WriteLine("Done.");
        return result.Succeeded ? 0 : 1;
    });
}
