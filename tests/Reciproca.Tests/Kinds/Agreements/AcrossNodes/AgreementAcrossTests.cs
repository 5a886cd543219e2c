using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Kinds.Agreements;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Records;
using Reciproca.Tests.Kinds.Exchanges.AcrossNodes;
using Xunit;

namespace Reciproca.Tests.Kinds.Agreements.AcrossNodes;

/// <summary>A city agrees with a city of another node, which reads, comments and signs from there.</summary>
public sealed class AgreementAcrossTests : IAsyncLifetime
{
    private readonly TwoCities two = new();

    public async ValueTask InitializeAsync() => await two.Meet();

    public ValueTask DisposeAsync() => two.DisposeAsync();

    [Fact]
    public async Task It_is_read_commented_handed_back_and_signed_from_the_other_node_and_is_in_force_on_both()
    {
        var (here, copy) = await Joined();
        var page = await two.Rosario.Browser.Open(copy);
        foreach (var said in new[] { "Memorandum kota tepi sungai", "Asia-Pacific", "1. " }) Assert.Contains(said, page.Text);

        // a comment, while the others have the move
        var clause = (await Read(two.There)).Text.First().Id;
        await (await two.Rosario.Browser.Open($"{copy}/clauses/{clause}")).Submit(new Dictionary<string, string> { ["Comment"] = "¿Y los costos <i>del viaje</i>?" });
        await two.Settle();
        var comment = (await Read(two.Here)).Text.First().Comments.Single();
        Assert.Equal(("Rosario", "¿Y los costos <i>del viaje</i>?"), (comment.Party, comment.Text));
        Assert.Contains(two.There.Address.Authority, comment.Person);
        Assert.True(await TwoCities.Told(two.Palu, "notice.agreement.comment"));
        Assert.DoesNotContain("<i>del", (await two.Palu.Browser.Open($"{here}/clauses/{clause}")).Html);

        // who signs is its own to say
        await (await two.Rosario.Browser.Open(copy + "/parties")).Submit(new Dictionary<string, string> { ["Signatory"] = "Ana Muestra", ["Office"] = "Intendenta", ["Language"] = "id", ["FocalPoint"] = "Cooperación, +54 341 000" });
        await two.Settle();
        Assert.Contains("Ana Muestra, Intendenta", (await two.Palu.Browser.Open(here + "/parties")).Text);

        // the move goes there, a clause is written, the move comes back
        await (await two.Palu.Browser.Open(here)).Submit(new Dictionary<string, string>(), "Serahkan giliran kepada Rosario");
        await two.Settle();
        Assert.True(await TwoCities.Told(two.Rosario, "notice.agreement.turn"));
        var form = await two.Rosario.Browser.Open($"{copy}/clauses/{clause}");
        var language = (await Read(two.There)).Languages[0];
        await form.Submit(new Dictionary<string, string> { [$"Form.Headings[{language}]"] = "Biaya", [$"Form.Texts[{language}]"] = "Setiap kota menanggung perjalanannya sendiri." });
        await two.Settle();
        Assert.Contains("Setiap kota menanggung", (await two.Palu.Browser.Open(here)).Text);
        await (await two.Rosario.Browser.Open(copy)).Submit(new Dictionary<string, string>(), "Pasar el turno a Palu");
        await two.Settle();
        Assert.Equal("Palu", (await Read(two.Here)).Turn!.Name);

        // both sign the same text
        await (await two.Palu.Browser.Open(here)).Submit(new Dictionary<string, string>(), "Ajukan untuk ditandatangani");
        await two.Settle();
        Assert.True(await TwoCities.Told(two.Rosario, "notice.agreement.laid-out"));
        await Sign(two.Rosario, two.There, copy);
        var signed = (await Read(two.Here)).Standing.Single(s => s.DoneAt is not null);
        Assert.Equal(((await Read(two.Here)).FinalVersion!.Hash, "Ana Muestra"), (signed.Hash, signed.Name));
        Assert.Contains(two.There.Address.Authority, (await two.Palu.Browser.Open(here + "/log")).Text);
        await Sign(two.Palu, two.Here, here);
        Assert.Equal((AgreementState.InForce, AgreementState.InForce), ((await Read(two.Here)).State, (await Read(two.There)).State));
        Assert.True(await TwoCities.Told(two.Rosario, "notice.agreement.in-force"));

        // both logs are the same chain, and it holds
        var (log, theirs) = (await File(two.Here), await File(two.There));
        Assert.Empty(log.Faults());
        Assert.Empty(theirs.Faults());
        Assert.Equal(log.Entries.Select(e => e.Hash), theirs.Entries.Select(e => e.Hash));
        foreach (var shown in new[] { "/log", "/text", "/versions", "/parties" }) Assert.Equal(HttpStatusCode.OK, (await two.Rosario.Browser.Open(copy + shown)).Status);
        foreach (var shown in new[] { "", "/log", "/text", "/versions", "/parties" }) Assert.DoesNotContain("Setiap kota menanggung", (await two.There.Citizen().Open(copy + shown)).Text);
        Assert.Equal(0, await TwoCities.Refused(two.Here) + await TwoCities.Refused(two.There));
    }

    [Fact]
    public async Task A_signature_of_any_other_text_is_refused_and_so_is_one_out_of_turn()
    {
        var (here, copy) = await Joined();
        var actor = TwoCities.Actor(two.There, await TwoCities.ShortId(two.Rosario));
        await Act(actor, "pass", new JsonObject { ["to"] = (await Read(two.Here)).Parties[0].Id.ToString() });
        await Act(actor, "clause", new JsonObject { ["clause"] = (await Read(two.Here)).Text.First().Id.ToString(), ["revision"] = 0, ["texts"] = new JsonObject { ["id"] = "Tidak giliran kami." } });
        Assert.DoesNotContain("Tidak giliran kami.", (await two.Palu.Browser.Open(here)).Text);
        await (await two.Palu.Browser.Open(here)).Submit(new Dictionary<string, string>(), "Ajukan untuk ditandatangani");
        await two.Settle();
        var agreement = await Read(two.Here);
        var (own, other) = (agreement.Due.Single(s => Party(agreement, s) == "Rosario"), agreement.Due.Single(s => Party(agreement, s) == "Palu"));
        JsonObject Signature(Guid step, string? hash) => new() { ["step"] = step.ToString(), ["hash"] = hash, ["name"] = "Ana Muestra", ["office"] = "Intendenta" };
        await Act(actor, "sign", Signature(own.Id, new string('0', 64)));
        await Act(actor, "sign", Signature(own.Id, null));
        await Act(actor, "sign", Signature(other.Id, agreement.FinalVersion!.Hash));
        await Act(actor, "sign", new JsonObject { ["step"] = own.Id.ToString(), ["hash"] = agreement.FinalVersion!.Hash, ["name"] = "", ["office"] = "" });
        Assert.DoesNotContain((await Read(two.Here)).Steps, s => s.DoneAt is not null);

        // what was seen there has been taken back meanwhile
        var page = await OpenSign(two.Rosario, two.There, copy);
        await (await two.Palu.Browser.Open(here)).Submit(new Dictionary<string, string>(), "Tarik kembali naskah");
        await two.Here.Settle();
        await page.Submit(Signed);
        await two.Settle();
        Assert.DoesNotContain((await Read(two.Here)).Steps, s => s.DoneAt is not null);
        Assert.True(await TwoCities.Told(two.Rosario, "notice.together.refused"));
    }

    [Fact]
    public async Task What_home_says_of_its_text_and_its_log_is_recomputed_and_never_made_another()
    {
        await Begin();
        var offer = await Taken();
        foreach (var (name, change) in new (string, Action<JsonObject>)[]
        {
            ("versions", row => row["text"] = "Another text"), ("versions", row => row["hash"] = new string('0', 64)), ("log", row => row["detail"] = "Another deed"), ("log", row => row["number"] = 7), ("log", row => row["action"] = "<b>"),
            ("parties", row => row["language"] = "zz-not"), ("parties", row => row["id"] = Guid.Empty.ToString()), ("clauses", row => row["texts"] = new JsonArray(new JsonObject { ["language"] = "id", ["text"] = new string('x', 20_001) })), ("turn", row => row["turnId"] = Guid.CreateVersion7().ToString()),
        })
        {
            var wrong = (JsonObject)offer.DeepClone();
            wrong["id"] = $"{offer["actor"]}#{Guid.CreateVersion7():N}";
            Row(wrong, name, change);
            await two.Send(two.Palu, two.There, wrong);
            Assert.False(await two.There.Db(db => db.Set<Agreement>().AnyAsync()), name);
        }
        await two.Send(two.Palu, two.There, (JsonObject)offer.DeepClone());
        var (before, log) = (await Read(two.There), await File(two.There));

        // a chain that holds, and yet not the one that was seen
        var rewritten = (JsonObject)offer.DeepClone();
        rewritten["id"] = $"{offer["actor"]}#rewritten";
        rewritten["object"]!["rcp:whole"]!["rcp:revision"] = 50;
        Row(rewritten, "log", row =>
        {
            row["detail"] = "Begun as something else";
            row["hash"] = AgreementVersion.HashOf(LogEntry.Line(1, DateTime.Parse((string)row["at"]!, null, System.Globalization.DateTimeStyles.AdjustToUniversal), (string)row["person"]!, (string)row["party"]!, (string)row["action"]!, "Begun as something else", "", ""));
        }, only: true);
        await two.Send(two.Palu, two.There, rewritten);
        Assert.Equal(log.Entries.Select(e => e.Hash), (await File(two.There)).Entries.Select(e => e.Hash));
        Assert.Equal(before.Text.Count(), (await Read(two.There)).Text.Count());
        Assert.Contains(await Spine.Federation.TestNetwork.Refusals(two.There), r => r.Reason == "NothingDone");
    }

    [Fact]
    public async Task One_that_declines_has_left_and_one_that_leaves_too()
    {
        var here = await Begin();
        await two.Settle();
        var copy = await two.Copy("agreement");
        await (await two.Rosario.Browser.Open(copy)).Submit(new Dictionary<string, string> { ["Why"] = "El concejo no lo aprobó." }, "Declinar");
        await two.Settle();
        Assert.Equal(["Palu"], (await Read(two.Here)).Members.Select(p => p.Name));
        Assert.Contains("El concejo no lo aprobó.", (await two.Palu.Browser.Open(here)).Text);
        Assert.Equal(ParticipationState.Declined, (await two.At(two.Here)).State);

        // asked again, it comes, and goes
        await (await two.Palu.Browser.Open(here + "/parties")).Submit(new Dictionary<string, string> { ["With"] = two.RosarioHere, ["Name"] = "", ["Country"] = "", ["Language"] = "id", ["Elsewhere"] = "" }, "Tambah pihak");
        await two.Settle();
        await two.Joined();
        Assert.Equal(ParticipationState.Joined, (await two.At(two.Here)).State);
        await (await two.Rosario.Browser.Open(copy)).Submit(new Dictionary<string, string> { ["Why"] = "Cambió la intendencia." }, "Retirarse");
        await two.Settle();
        Assert.Equal((ParticipationState.Closed, 1), ((await two.At(two.Here)).State, (await Read(two.Here)).Members.Count()));
    }

    private static readonly Dictionary<string, string> Signed = new() { ["Name"] = "Ana Muestra", ["Office"] = "Intendenta", ["Agreed"] = "true" };

    private async Task<string> Begin() => (await (await two.Palu.Browser.Open("/agreements/new")).Submit(new Dictionary<string, string>
    {
        ["Type"] = "letter-of-intent", ["Title"] = "Memorandum kota tepi sungai", ["Purpose"] = "Dua kota tepi sungai belajar bersama tentang banjir.", ["With"] = two.RosarioHere,
    })).Address.AbsolutePath;

    private async Task<(string Here, string Copy)> Joined()
    {
        var here = await Begin();
        await two.Settle();
        return (here, await two.Joined());
    }

    /// <summary>The offer as it would be sent, taken out of the queue, with one version of the text.</summary>
    private async Task<JsonObject> Taken()
    {
        var here = await two.Here.Db(db => db.Set<Record>().Where(r => r.Kind == "agreement").Select(r => "/agreements/" + r.ShortId).SingleAsync());
        await (await two.Palu.Browser.Open(here)).Submit(new Dictionary<string, string>(), "Serahkan giliran kepada Rosario");
        await two.Here.Settle();
        var offer = await TwoCities.Waiting(two.Here);
        await two.Here.Db(db => db.Set<Reciproca.Spine.Federation.Delivering.Dispatch>().ExecuteDeleteAsync());
        offer.Remove("@context");
        return offer;
    }

    private static void Row(JsonObject offer, string name, Action<JsonObject> change, bool only = false)
    {
        var list = (JsonArray)JsonNode.Parse((string)offer["object"]!["rcp:whole"]![$"rcp:json:{name}"]!)!;
        change((JsonObject)list[0]!);
        if (only) while (list.Count > 1) list.RemoveAt(1);
        offer["object"]!["rcp:whole"]![$"rcp:json:{name}"] = list.ToJsonString();
    }

    private async Task Act(string actor, string what, JsonObject values)
    {
        var (id, uri) = ($"{actor}#act-{Guid.CreateVersion7():N}", await two.There.Db(db => db.Set<Record>().Where(r => r.Kind == "agreement").Select(r => r.Uri!).SingleAsync()));
        var before = await TwoCities.Refused(two.Here);
        await two.Send(two.Rosario, two.Here, new JsonObject
        {
            ["id"] = id + "-create", ["type"] = "Create", ["actor"] = actor, ["to"] = new JsonArray(uri),
            ["object"] = new JsonObject { ["id"] = id, ["type"] = "rcp:Act", ["attributedTo"] = actor, ["context"] = uri, ["rcp:what"] = what, ["rcp:values"] = values.ToJsonString() },
        });
        Assert.True(await TwoCities.Refused(two.Here) > before, what);
    }

    private async Task Sign(TestCity city, TestNode node, string address)
    {
        await (await OpenSign(city, node, address)).Submit(Signed);
        await two.Settle();
    }

    private async Task<TestPage> OpenSign(TestCity city, TestNode node, string address)
    {
        var agreement = await Read(node);
        return await city.Browser.Open($"{address}/sign/{agreement.Due.Single(s => agreement.Parties.Single(p => p.Id == s.PartyId).OrganisationId == city.Organisation).Id}");
    }

    private static string Party(Agreement agreement, AgreementStep step) => agreement.Parties.Single(p => p.Id == step.PartyId).Name;

    private static Task<Agreement> Read(TestNode node) => node.Inside(async s => await s.GetRequiredService<Negotiating>().Read(await Head(s)));

    private static Task<LogFile> File(TestNode node) => node.Inside(async s => await s.GetRequiredService<Negotiating>().File(await Head(s), await s.GetRequiredService<Negotiating>().Read(await Head(s))));

    private static Task<Record> Head(IServiceProvider s) => s.GetRequiredService<Reciproca.Storage.AppDb>().Set<Record>().AsNoTracking().Include(r => r.Versions).Include(r => r.Tags).Include(r => r.Parties).SingleAsync(r => r.Kind == "agreement");
}
