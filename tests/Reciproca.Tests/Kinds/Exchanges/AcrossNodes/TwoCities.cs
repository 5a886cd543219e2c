using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Kinds.Exchanges;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Reciproca.Tests.Spine.Federation;
using Xunit;

namespace Reciproca.Tests.Kinds.Exchanges.AcrossNodes;

/// <summary>Palu on one node and Rosario on another, which know each other.</summary>
public sealed class TwoCities : TestNetwork
{
    public TestCity Palu { get; private set; } = null!;
    public TestCity Rosario { get; private set; } = null!;

    /// <summary>Rosario's short id as Palu's node has it.</summary>
    public string RosarioHere { get; private set; } = "";

    public async Task Meet()
    {
        await InitializeAsync();
        await Befriend(Here, There);
        (Palu, Rosario) = (await Here.City("Palu", "id"), await There.City("Rosario", "es", "AR"));
        await Rosario.Publishes("Parque inundable");
        await Settle();
        RosarioHere = await Here.Db(db => db.Set<Organisation>().Where(o => o.Origin != null && o.Name == "Rosario").Select(o => o.ShortId).SingleAsync());
    }

    /// <summary>Palu begins an exchange with Rosario; its address.</summary>
    public async Task<string> Begin(string wanted = "Kami ingin melihat taman yang boleh tergenang.")
    {
        var page = await (await Palu.Browser.Open("/exchanges/new")).Submit(new Dictionary<string, string>
        {
            ["With"] = RosarioHere, ["Title"] = "Belajar taman banjir", ["Wanted"] = wanted, ["StartsOn"] = "2027-03-01", ["EndsOn"] = "2027-03-05",
        });
        await Settle();
        return page.Address.AbsolutePath;
    }

    /// <summary>The address of Rosario's copy.</summary>
    public Task<string> Copy(string kind = "exchange") => There.Db(db => db.Set<Record>().Where(r => r.Kind == kind && r.Origin != null).Select(r => $"/{kind}s/{r.ShortId}").SingleAsync());

    public async Task<string> Joined()
    {
        var copy = await Copy(await There.Db(db => db.Set<Record>().Where(r => r.Origin != null && (r.Kind == "exchange" || r.Kind == "agreement")).Select(r => r.Kind).SingleAsync()));
        await (await Rosario.Browser.Open(copy)).Submit(new Dictionary<string, string>(), "Sumarse");
        await Settle();
        return copy;
    }

    public Task<Participation> At(TestNode node) => node.Db(db => db.Set<Participation>().AsNoTracking().SingleAsync());

    public Task<Exchange> Exchange(TestNode node) => node.Db(db => db.Set<Exchange>().AsNoTracking().Whole().SingleAsync());

    public static Task<bool> Told(TestCity city, string key) => city.Node.Db(db => db.Set<Notice>().AnyAsync(n => n.PersonId == city.Person && n.Key == key));

    public static string Actor(TestNode node, string shortId) => $"{node.Address.ToString().TrimEnd('/')}/organisations/{shortId}";

    public static Task<string> ShortId(TestCity city) => city.Node.Db(db => db.Set<Organisation>().Where(o => o.Id == city.Organisation).Select(o => o.ShortId).SingleAsync());

    /// <summary>A city sends whatever a test has it say, signed with its own key.</summary>
    public async Task Send(TestCity by, TestNode to, JsonObject activity)
    {
        await by.Node.Inside(async s =>
        {
            s.GetRequiredService<Dispatching>().Send($"{to.Address}inbox", by.Organisation, (string)activity["id"]!, activity.WithContext().ToBytes());
            return await s.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        await Settle();
    }

    /// <summary>What was sent to the other node under this key last, as it was sent, before anybody took it.</summary>
    public static Task<JsonObject> Waiting(TestNode node) => node.Db(async db => (JsonObject)JsonNode.Parse((await db.Set<Dispatch>().Where(d => d.Body != null).OrderByDescending(d => d.At).FirstAsync()).Body!)!);

    public static async Task<long> Refused(TestNode node) => (await Refusals(node)).Sum(r => r.Count);
}
