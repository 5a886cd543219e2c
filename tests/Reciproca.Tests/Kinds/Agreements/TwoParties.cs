using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Kinds.Agreements;
using Reciproca.Spine.Records;

namespace Reciproca.Tests.Kinds.Agreements;

/// <summary>An Indonesian and a Mexican city that negotiate.</summary>
internal sealed record TwoParties(TestNode Node, TestCity First, TestCity Second, string Address)
{
    public static async Task<TwoParties> Begin(TestNode node, string type = "memorandum")
    {
        var (first, second) = (await node.City("Kota Sampel Teluk", "id", "ID"), await node.City("Ciudad Muestra", "es", "MX"));
        var form = await first.Browser.Open("/agreements/new");
        var shown = await form.Submit(new Dictionary<string, string>
        {
            ["Type"] = type, ["Title"] = "Memorandum kota pesisir", ["Purpose"] = "Dua kota pesisir belajar bersama tentang banjir rob.", ["With"] = await ShortId(node, second.Organisation),
        });
        return new TwoParties(node, first, second, shown.Address.AbsolutePath);
    }

    /// <summary>From the draft to the text that lies for signature.</summary>
    public async Task<TwoParties> LaidOut()
    {
        await (await First.Browser.Open(Address)).Submit(new Dictionary<string, string>(), "Ajukan untuk ditandatangani");
        return this;
    }

    public async Task<TestPage> OpenSign(TestCity city)
    {
        var own = (await Read()).Due.Single(s => s.Kind == StepKind.Signature && PartyOf(city).Result == s.PartyId);
        return await city.Browser.Open($"{Address}/sign/{own.Id}");
    }

    public async Task<TestPage> Sign(TestCity city) => await (await OpenSign(city)).Submit(Signed);

    public static readonly Dictionary<string, string> Signed = new() { ["Name"] = "Ana Sampel", ["Office"] = "Alcaldesa", ["Agreed"] = "true" };

    public async Task<Guid> PartyOf(TestCity city) => (await Read()).Members.Single(p => p.OrganisationId == city.Organisation).Id;

    public Task<Agreement> Read() => Node.Inside(async services =>
        await services.GetRequiredService<Negotiating>().Read((await services.GetRequiredService<RecordOfRequest>().Find(Address.Split('/')[^1]))!));

    public Task<Record> Head() => Node.Inside(async services => (await services.GetRequiredService<RecordOfRequest>().Find(Address.Split('/')[^1]))!);

    public static Task<string> ShortId(TestNode node, Guid organisation) => node.Db(db => db.Set<Reciproca.Spine.People.Organisation>().Where(o => o.Id == organisation).Select(o => o.ShortId).SingleAsync());
}
