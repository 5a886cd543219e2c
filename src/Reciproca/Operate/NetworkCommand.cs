using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Organisations;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Operate;

/// <summary>`reciproca network NAME …`: a new node gets the network that runs it and its first secretary; nobody can make themselves one in the browser.</summary>
public static class NetworkCommand
{
    public static Command Network()
    {
        var name = new Argument<string>("name") { Description = "As members know it" };
        var country = new Option<string>("--country") { Required = true, Description = "Where its secretariat sits: two letters of ISO 3166-1" };
        var secretary = new Option<string>("--secretary") { Required = true, Description = "E-mail of a person whom `reciproca user add` has added" };
        var language = new Option<string>("--language") { Description = "Of the name", DefaultValueFactory = _ => "en" };
        var command = new Command("network", "Founds the network that runs this node; a second call adds a secretary") { name, country, secretary, language };
        command.SetAction((parsed, cancel) => CommandLine.WithNode(async services =>
        {
            await UpgradeCommand.Migrate(services.GetRequiredService<AppDb>(), services.GetRequiredService<NodeSettings>(), cancel);
            var problem = await ActivatorUtilities.CreateInstance<NetworkFounding>(services)
                .Found(parsed.GetValue(name)!, parsed.GetValue(country)!.ToUpperInvariant(), parsed.GetValue(secretary)!, parsed.GetValue(language)!);
            if (problem is not null) Console.Error.WriteLine(problem); else Console.WriteLine("Done.");
            return problem is null ? 0 : 1;
        }));
        return command;
    }
}

/// <summary>The network that runs a node and the person who begins to run it.</summary>
public sealed class NetworkFounding(AppDb db, RecordStore store, TimeProvider clock)
{
    /// <returns>What is wrong, or null.</returns>
    public async Task<string?> Found(string name, string country, string email, string language)
    {
        if (await db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == email.ToUpperInvariant()) is not { } person)
            return $"Nobody has the address {email}. First: reciproca user add {email} --name …";
        if (!Concepts.Standard.Knows(Schemes.Country, country)) return $"{country} is no country code of ISO 3166-1.";
        if (Concepts.Standard.Find(Schemes.Language, language) is null) return $"{language} is no language of this node.";
        var network = await db.Set<Organisation>().Include(o => o.Memberships).FirstOrDefaultAsync(o => o.RunsNode) ?? await New(name, country, language);
        if (network.Memberships.Find(m => m.PersonId == person.Id) is { } already) already.Role = Role.Administrator;
        else network.Memberships.Add(new Membership { PersonId = person.Id, OrganisationId = network.Id, Role = Role.Administrator, Since = Now });
        await db.SaveChangesAsync();
        return null;
    }

    private async Task<Organisation> New(string name, string country, string language)
    {
        var network = new Organisation { Id = Guid.CreateVersion7(Now), RunsNode = true, VerifiedAt = Now, Country = country, Tier = "association" };
        network.Rename(name);
        var record = store.Start(OrganisationKind.Kind, network.Id, language, network);
        network.ShortId = record.ShortId;
        var version = record.Write(language);
        (version.Title, version.At) = (network.Name, Now);
        record.Publish(stewardIsTrusted: true, Now);
        await store.Save(record, network);
        return network;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
