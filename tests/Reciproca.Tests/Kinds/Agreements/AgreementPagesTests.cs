using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Agreements;
using Reciproca.Spine.Notices;
using Xunit;

namespace Reciproca.Tests.Kinds.Agreements;

public sealed class AgreementPagesTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_draft_has_the_usual_clauses_in_each_party_s_language_and_is_its_parties_alone()
    {
        var two = await TwoParties.Begin(node);
        var agreement = await two.Read();
        Assert.Equal(["id", "es"], agreement.Languages);
        Assert.All(agreement.Text, clause => Assert.All(agreement.Languages, language => Assert.True(clause.In(language)!.Text.Length > 20)));
        var mexican = await two.Second.Browser.Open(two.Address);
        Assert.Contains("Las Partes cooperan en pie de igualdad", mexican.Text);
        Assert.Contains("1. Kota Sampel Teluk, Indonesia", mexican.Text);
        foreach (var stranger in new[] { node.Citizen(), (await node.City("Elsewhere")).Browser })
            foreach (var page in new[] { "", "/text", "/log", "/versions", "/timetable", "/plan", "/parties" })
                Assert.DoesNotContain("Kota Sampel Teluk", (await stranger.Open(two.Address + page)).Text);
    }

    [Fact]
    public async Task Only_the_party_whose_move_it_is_writes_and_the_other_comments()
    {
        var two = await TwoParties.Begin(node);
        var clause = (await two.Read()).Text.Skip(2).First();
        var address = $"{two.Address}/clauses/{clause.Id}";
        var waiting = await two.Second.Browser.Open(address);
        Assert.Empty(waiting.Document.QuerySelectorAll("textarea[name^='Form.Texts']"));
        await waiting.Submit(new Dictionary<string, string> { ["Comment"] = "Falta mencionar el manglar." });
        Assert.Contains("Falta mencionar el manglar.", (await two.First.Browser.Open(address)).Text);
        await Pass(two, two.First, "Ciudad Muestra");
        var own = await two.Second.Browser.Open(address);
        var saved = await own.Submit(new Dictionary<string, string> { ["Form.Texts[es]"] = "Las Partes protegen el manglar." });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("Las Partes protegen el manglar.", (await two.Second.Browser.Open(two.Address + "?text=es")).Text);
    }

    [Fact]
    public async Task What_is_written_when_it_is_not_one_s_move_is_refused_and_kept()
    {
        var two = await TwoParties.Begin(node);
        var clause = (await two.Read()).Text.First();
        var form = await two.First.Browser.Open($"{two.Address}/clauses/{clause.Id}");
        await Pass(two, two.First, "Ciudad Muestra");
        var refused = await form.Submit(new Dictionary<string, string> { ["Form.Texts[id]"] = "Terlambat ditulis." });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.DoesNotContain("Terlambat ditulis.", (await two.Read()).Text.First().In("id")!.Text);
    }

    [Fact]
    public async Task Two_people_who_edit_one_clause_both_keep_their_words_and_other_clauses_are_no_conflict()
    {
        var two = await TwoParties.Begin(node);
        var clauses = (await two.Read()).Text.ToList();
        var (mine, hers, other) = (await two.First.Browser.Open($"{two.Address}/clauses/{clauses[0].Id}"), await two.First.Browser.Open($"{two.Address}/clauses/{clauses[0].Id}"), await two.First.Browser.Open($"{two.Address}/clauses/{clauses[1].Id}"));
        Assert.Equal(HttpStatusCode.OK, (await hers.Submit(new Dictionary<string, string> { ["Form.Texts[id]"] = "Kata-katanya." })).Status);
        var conflict = await mine.Submit(new Dictionary<string, string> { ["Form.Texts[id]"] = "Kata-kata saya." });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Kata-katanya", conflict.Text);
        Assert.Contains("Kata-kata saya.", conflict.Html);
        Assert.Equal(HttpStatusCode.OK, (await other.Submit(new Dictionary<string, string> { ["Form.Texts[id]"] = "Klausul lain, kata lain." })).Status);
        var settled = await conflict.Submit(new Dictionary<string, string> { ["Choice.Form.Texts[id]"] = "yours" });
        Assert.Equal(HttpStatusCode.OK, settled.Status);
        Assert.Equal("Kata-kata saya.", (await two.Read()).Text.First().In("id")!.Text);
    }

    [Fact]
    public async Task Versions_are_compared_word_by_word()
    {
        var two = await TwoParties.Begin(node);
        await Pass(two, two.First, "Ciudad Muestra");
        var clause = (await two.Read()).Text.Skip(2).First();
        await (await two.Second.Browser.Open($"{two.Address}/clauses/{clause.Id}")).Submit(new Dictionary<string, string> { ["Form.Texts[es]"] = "Las Partes cooperan con alegría." });
        var page = await two.Second.Browser.Open(two.Address + "/versions");
        Assert.Contains(page.Document.QuerySelectorAll("ins"), e => e.TextContent.Contains("alegría"));
        Assert.Contains(page.Document.QuerySelectorAll("del"), e => e.TextContent.Contains("igualdad"));
    }

    [Fact]
    public async Task All_sign_one_exact_text_and_it_is_in_force()
    {
        var two = await (await TwoParties.Begin(node)).LaidOut();
        Assert.Contains("Tanda tangan", (await two.Sign(two.First)).Text);
        Assert.Equal(AgreementState.Signing, (await two.Read()).State);
        await two.Sign(two.Second);
        var agreement = await two.Read();
        Assert.Equal(AgreementState.InForce, agreement.State);
        var exact = await two.Second.Browser.Http.GetStringAsync(two.Address + "/text?handler=Exact");
        Assert.Equal(agreement.FinalVersion!.Hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(exact))));
        Assert.All(agreement.Standing, step => Assert.Equal(agreement.FinalVersion.Hash, step.Hash));
        await node.Settle();
        Assert.True(await node.Db(db => db.Set<Notice>().AnyAsync(n => n.PersonId == two.First.Person && n.Key == "notice.agreement.in-force")));
    }

    [Fact]
    public async Task A_signature_on_a_superseded_text_is_refused()
    {
        var two = await (await TwoParties.Begin(node)).LaidOut();
        var open = await two.OpenSign(two.Second);
        await (await two.First.Browser.Open(two.Address)).Submit(new Dictionary<string, string>(), "Tarik kembali naskah");
        var clause = (await two.Read()).Text.First();
        await (await two.First.Browser.Open($"{two.Address}/clauses/{clause.Id}")).Submit(new Dictionary<string, string> { ["Form.Texts[id]"] = "Naskah baru." });
        await two.LaidOut();
        var refused = await open.Submit(TwoParties.Signed);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("El texto cambió", refused.Text);
        Assert.All((await two.Read()).Standing, step => Assert.Null(step.DoneAt));
    }

    [Fact]
    public async Task Taking_the_text_back_voids_signatures_and_loses_none()
    {
        var two = await (await TwoParties.Begin(node)).LaidOut();
        await two.Sign(two.First);
        await (await two.Second.Browser.Open(two.Address)).Submit(new Dictionary<string, string>(), "Retirar el texto");
        var agreement = await two.Read();
        Assert.Equal(AgreementState.Drafting, agreement.State);
        Assert.Contains(agreement.Steps, s => s is { DoneAt: not null, VoidedAt: not null });
        Assert.All(agreement.Standing, s => Assert.Null(s.DoneAt));
        Assert.Contains("Firmado", (await two.Second.Browser.Open(two.Address + "/log")).Text);
    }

    [Fact]
    public async Task Approvals_of_one_order_go_side_by_side_and_before_those_that_follow()
    {
        var two = await TwoParties.Begin(node);
        await Approval(two, two.First, "DPRD", 1);
        await Approval(two, two.First, "Kemendagri", 2);
        await Approval(two, two.Second, "Cabildo", 1);
        await two.LaidOut();
        Assert.Equal(["Cabildo", "DPRD"], (await two.Read()).Due.Select(s => s.Office).Order());
        await Approve(two, two.First, "DPRD");
        Assert.Equal(["Cabildo"], (await two.Read()).Due.Select(s => s.Office));
        await Approve(two, two.Second, "Cabildo");
        Assert.Equal(["Kemendagri"], (await two.Read()).Due.Select(s => s.Office));
        await Approve(two, two.First, "Kemendagri");
        Assert.All((await two.Read()).Due, s => Assert.Equal(StepKind.Signature, s.Kind));
    }

    [Fact]
    public async Task Someone_without_authority_does_not_sign_for_the_other_party()
    {
        var two = await (await TwoParties.Begin(node)).LaidOut();
        var (open, theirs) = (await two.OpenSign(two.First), await two.PartyOf(two.Second));
        var step = (await two.Read()).Due.Single(s => s.PartyId == theirs);
        var forged = await two.First.Browser.Open($"{two.Address}/sign/{step.Id}");
        Assert.Equal(HttpStatusCode.Conflict, (await forged.Submit(TwoParties.Signed)).Status);
        Assert.Equal(HttpStatusCode.OK, open.Status);
        Assert.All((await two.Read()).Standing, s => Assert.Null(s.DoneAt));
    }

    [Fact]
    public async Task The_log_of_a_node_that_cheats_says_so()
    {
        var two = await (await TwoParties.Begin(node)).LaidOut();
        await two.Sign(two.First);
        var json = await two.First.Browser.Http.GetStringAsync(two.Address + "/log?handler=File");
        Assert.Empty(LogFile.Parse(json)!.Faults());
        foreach (var cheat in new Action<JsonNode>[]
                 {
                     log => log["entries"]![1]!["person"] = "Somebody else",
                     log => log["entries"]!.AsArray().RemoveAt(1),
                     log => log["texts"]![0]!["text"] = log["texts"]![0]!["text"]!.GetValue<string>() + "  and a palace\n",
                     log => log["texts"]!.AsArray().Clear(),
                 })
        {
            var log = JsonNode.Parse(json)!;
            cheat(log);
            Assert.NotEmpty(LogFile.Parse(log.ToJsonString())!.Faults());
        }
        var shown = await (await node.Citizen().Open("/agreements/verify")).Upload("log.json", System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Contains("lines hold", shown.Text);
        using var said = new StringWriter();
        Assert.Equal(0, Reciproca.Operate.AgreementCommand.Verify(json, said));
        Assert.Equal(2, Reciproca.Operate.AgreementCommand.Verify("{}", said));
    }

    [Fact]
    public async Task Dates_out_of_order_are_told_beside_the_field()
    {
        var two = await TwoParties.Begin(node);
        var refused = await (await two.First.Browser.Open(two.Address + "/edit")).Submit(new Dictionary<string, string> { ["Form.SignOn"] = "2027-05-12", ["Form.StartsOn"] = "2027-05-01", ["Form.EndsOn"] = "2027-04-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Of("#Form-StartsOn-error"));
        Assert.NotEmpty(refused.Of("#Form-EndsOn-error"));
        Assert.Equal("2027-05-01", refused.Document.QuerySelector("[name='Form.StartsOn']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_party_that_leaves_while_all_sign_takes_the_text_back_and_loses_nothing()
    {
        var two = await TwoParties.Begin(node);
        var third = await node.City("Villa Tercera", "es", "CL");
        await (await two.First.Browser.Open(two.Address + "/parties")).Submit(new Dictionary<string, string> { ["With"] = await TwoParties.ShortId(node, third.Organisation), ["Name"] = "" }, "Tambah pihak");
        Assert.Equal(HttpStatusCode.OK, (await third.Browser.Open(two.Address)).Status);
        await two.LaidOut();
        await two.Sign(two.First);
        await Press(two, third, "Leave", await two.PartyOf(third), ("Why", "El concejo no aprobó los gastos"));
        var agreement = await two.Read();
        Assert.Equal(AgreementState.Drafting, agreement.State);
        Assert.Equal(2, agreement.Members.Count());
        Assert.Equal(HttpStatusCode.OK, (await third.Browser.Open(two.Address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await third.Browser.Open(two.Address + "/edit")).Status);
    }

    [Fact]
    public async Task Where_the_steward_leaves_or_is_merged_another_party_answers_for_the_record()
    {
        var two = await (await TwoParties.Begin(node)).LaidOut();
        await two.Sign(two.First);
        await two.Sign(two.Second);
        var merged = await node.City("Kota Gabungan", "id", "ID");
        await Press(two, two.First, "Succeed", await two.PartyOf(two.First), ("With", await TwoParties.ShortId(node, merged.Organisation)));
        var (agreement, head) = (await two.Read(), await two.Head());
        Assert.Equal(merged.Organisation, head.StewardId);
        Assert.Contains(agreement.Members, p => p.Name == "Kota Gabungan");
        Assert.Equal(AgreementState.InForce, agreement.State);
        Assert.Contains("Kota Sampel Teluk", agreement.FinalVersion!.Text);
        Assert.Equal(HttpStatusCode.OK, (await two.First.Browser.Open(two.Address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await merged.Browser.Open(two.Address + "/edit")).Status);
    }

    [Fact]
    public async Task A_party_that_is_on_no_node_signs_on_paper()
    {
        var city = await node.City("Kota Sampel Teluk", "id", "ID");
        var shown = await (await city.Browser.Open("/agreements/new")).Submit(new Dictionary<string, string>
        {
            ["Type"] = "letter-of-intent", ["Title"] = "Pernyataan bersama", ["Purpose"] = "Dua kota menyatakan minat bekerja sama.", ["Name"] = "Pueblo Sin Nodo", ["Country"] = "MX", ["Language"] = "es",
        });
        var two = new TwoParties(node, city, city, shown.Address.AbsolutePath);
        await two.LaidOut();
        await two.Sign(city);
        var paper = (await two.Read()).Due.Single();
        var page = await city.Browser.Open($"{two.Address}/sign/{paper.Id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit(TwoParties.Signed)).Status);
        await page.Upload("firma.pdf", "%PDF-1.4 signed"u8.ToArray(), TwoParties.Signed);
        var agreement = await two.Read();
        Assert.Equal(AgreementState.InForce, agreement.State);
        Assert.NotNull(agreement.Standing.Single(s => s.Id == paper.Id).Scan);
        Assert.Single((await two.Head()).Attachments);
    }

    internal static async Task Pass(TwoParties two, TestCity from, string to) => await (await from.Browser.Open(two.Address)).Submit(new Dictionary<string, string>(), from == two.First ? $"Serahkan giliran kepada {to}" : $"Pasar el turno a {to}");

    private static async Task Approval(TwoParties two, TestCity city, string office, int order) =>
        await Press(two, city, "Approval", await two.PartyOf(city), ("Office", office), ("Order", order.ToString()));

    private static async Task Approve(TwoParties two, TestCity city, string office)
    {
        var step = (await two.Read()).Due.Single(s => s.Office == office);
        await (await city.Browser.Open($"{two.Address}/sign/{step.Id}")).Submit(new Dictionary<string, string> { ["Agreed"] = "true" });
    }

    private static async Task<TestPage> Press(TwoParties two, TestCity city, string handler, Guid party, params (string, string)[] fields)
    {
        var page = await city.Browser.Open(two.Address + "/parties");
        var token = page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await city.Browser.Post($"{two.Address}/parties?handler={handler}&party={party}", [.. fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)), new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer;
    }
}
