using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Records;
using Reciproca.Spine.Translation;
using Reciproca.Storage;

namespace Reciproca.Tests.Spine.Translation;

/// <summary>Machine draft, correction, suggestion, approval, and the way back, as members see them.</summary>
public sealed class LanguagesPagesTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_member_of_another_city_corrects_a_draft_in_one_step_and_the_steward_can_take_it_back()
    {
        var (montevideo, palu, address) = await Drafted();
        var corrected = await (await palu.Browser.Open(address + "/languages/id")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Taman hujan melawan banjir" });
        Assert.Equal(address + "?text=id", corrected.Address.PathAndQuery);
        Assert.Equal("Taman hujan melawan banjir", corrected.Of("h1"));
        Assert.Contains("diperiksa oleh Palu", corrected.Of("[data-reading]"));
        Assert.Equal(VersionState.Reviewed, (await Version(address, "id")).State);
        await node.Settle();
        Assert.Contains(address, (await node.Citizen("id").Open("/search?q=taman+hujan+melawan")).Html);
        Assert.Contains("Palu corrigió la traducción automática", (await montevideo.Browser.Open("/notices")).Text);

        var languages = await montevideo.Browser.Open(address + "/languages");
        await languages.Submit(new Dictionary<string, string>(), "Deshacer el último cambio");
        Assert.False(await Has(address, "id"));
        await (await montevideo.Browser.Open(address + "/history")).Submit(new Dictionary<string, string> { ["number"] = (await Revision(address) - 1).ToString() });
        Assert.Equal("Taman hujan melawan banjir", (await Version(address, "id")).Title);
    }

    [Fact]
    public async Task What_the_steward_stands_by_others_can_only_make_suggestions_for()
    {
        var (montevideo, palu, address) = await Drafted();
        await (await montevideo.Browser.Open(address + "/languages")).Submit(new Dictionary<string, string>(), "Aprobar");
        Assert.Equal(VersionState.Approved, (await Version(address, "id")).State);
        var form = await palu.Browser.Open(address + "/languages/id");
        Assert.Contains("usulan", form.Of("p.lead"));
        await form.Submit(new Dictionary<string, string> { ["Form.Title"] = "Taman resapan" });
        Assert.Equal("Taman hujan", (await Version(address, "id")).Title);

        var waiting = await montevideo.Browser.Open(address + "/languages");
        Assert.Contains("Palu sugiere mejoras", (await montevideo.Browser.Open("/notices")).Text);
        Assert.Contains("resapan", waiting.Of("#suggestions ins"));
        Assert.Null((await palu.Browser.Open(address + "/languages")).Document.QuerySelector("#suggestions"));
        await waiting.Submit(new Dictionary<string, string>(), "Aceptar");
        Assert.Equal(("Taman resapan", VersionState.Approved), ((await Version(address, "id")).Title, (await Version(address, "id")).State));
        Assert.Contains("menerima kata-kata Anda", (await palu.Browser.Open("/notices")).Text);
    }

    [Fact]
    public async Task A_suggestion_can_be_declined_with_a_reason_and_its_maker_hears_it()
    {
        var (montevideo, palu, address) = await Drafted();
        await (await montevideo.Browser.Open(address + "/languages")).Submit(new Dictionary<string, string>(), "Aprobar");
        await (await palu.Browser.Open(address + "/languages/id")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Lain sekali" });
        await (await montevideo.Browser.Open(address + "/languages")).Submit(new Dictionary<string, string> { ["why"] = "Dice otra cosa" }, "Rechazar");
        Assert.Equal("Taman hujan", (await Version(address, "id")).Title);
        Assert.Contains("Dice otra cosa", (await palu.Browser.Open("/notices")).Text);
        Assert.DoesNotContain("Lain sekali", (await montevideo.Browser.Open(address + "/languages")).Text);
    }

    [Fact]
    public async Task The_stewards_own_correction_is_approved_and_one_of_an_unverified_city_waits()
    {
        var (montevideo, _, address) = await Drafted();
        var unverified = await node.City("Anonimo", "id", "ID", verified: false);
        await (await unverified.Browser.Open(address + "/languages/id")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Belum dikenal" });
        Assert.True((await Version(address, "id")).IsDraft);
        await (await montevideo.Browser.Open(address + "/languages/id")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Taman air" });
        Assert.Equal(VersionState.Approved, (await Version(address, "id")).State);
        await (await montevideo.Browser.Open(address + "/languages/qu")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Para inkill" });
        Assert.Equal(VersionState.Human, (await Version(address, "qu")).State);
    }

    [Fact]
    public async Task Wrong_forms_say_what_is_wrong_beside_the_field_and_keep_what_was_typed()
    {
        var (_, palu, address) = await Drafted();
        var form = await palu.Browser.Open(address + "/languages/id");
        var refused = await form.Submit(new Dictionary<string, string> { ["Form.Title"] = " ", ["Form.Sections[problem]"] = "Sungai meluap" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Tulis judul dalam bahasa ini.", refused.Of(".field.invalid .error"));
        Assert.Contains("Sungai meluap", refused.Html);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.Submit(new Dictionary<string, string> { ["Form.Title"] = new('x', 301) })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.Submit(new Dictionary<string, string> { ["Form.Sections[problem]"] = new('x', 50_001) })).Status);
        Assert.True((await Version(address, "id")).IsDraft);
        foreach (var nonsense in new[] { "xx-nonsense", "id%2F..", "%E2%80%AE", new string('a', 500) })
            Assert.Equal(HttpStatusCode.NotFound, (await palu.Browser.Open($"{address}/languages/{nonsense}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await palu.Browser.Post(address + "/languages/ask?language=klingon", [new("__RequestVerificationToken", Token(form))])).Status);
    }

    [Fact]
    public async Task Who_saved_meanwhile_is_not_overwritten_without_being_asked()
    {
        var (montevideo, palu, address) = await Drafted();
        var slow = await palu.Browser.Open(address + "/languages/id");
        await (await montevideo.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Jardines de lluvia, otra vez" });
        var conflict = await slow.Submit(new Dictionary<string, string> { ["Form.Title"] = "Taman saya" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Taman saya", conflict.Html);
        Assert.Equal("Taman hujan", (await Version(address, "id")).Title);
        var saved = await conflict.Submit(new Dictionary<string, string> { ["Choice.Form.Title"] = "yours" });
        Assert.Equal("Taman saya", saved.Of("h1"));
    }

    [Fact]
    public async Task A_translation_that_is_older_than_its_original_says_so()
    {
        var (montevideo, palu, address) = await Drafted();
        await (await palu.Browser.Open(address + "/languages/id")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Taman hujan kota" });
        Assert.DoesNotContain("diubah setelah", (await palu.Browser.Open(address + "/languages")).Text);
        await (await montevideo.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Jardines nuevos" });
        Assert.Contains("diubah setelah", (await palu.Browser.Open(address + "/languages")).Text);
    }

    [Fact]
    public async Task Citizens_read_the_languages_and_must_sign_in_to_change_them()
    {
        var (_, _, address) = await Drafted();
        var languages = await node.Citizen().Open(address + "/languages");
        Assert.Contains("Machine translation", languages.Text);
        Assert.StartsWith("/account/sign-in", (await node.Citizen().Open(address + "/languages/id")).Address.PathAndQuery);
    }

    [Fact]
    public async Task Whose_title_alone_is_translated_is_read_in_the_original()
    {
        var (rosario, palu) = (await node.City("Rosario", "es", "AR"), await node.City("Palu", "id", "ID"));
        var address = (await rosario.Asks("Las calles se inundan cuando llueve fuerte", "Barrio Sur")).Address.AbsolutePath;
        await (await palu.Browser.Open(address + "/languages/id")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Jalan terendam" });
        var page = await node.Citizen("id").Open(address);
        Assert.Contains("Las calles se inundan", page.Of("article"));
        Assert.Contains("Jalan terendam", page.Of("[data-reading]"));
        Assert.Contains("diperiksa oleh Palu", page.Of("[data-reading]"));
    }

    [Fact]
    public async Task An_edit_form_that_rewrites_a_draft_makes_it_a_persons()
    {
        var (montevideo, _, address) = await Drafted();
        await (await montevideo.Browser.Open(address + "/edit?in=id")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Taman yang minum air" });
        Assert.False((await Version(address, "id")).IsDraft);
    }

    /// <summary>A Spanish practice with a machine's draft in Indonesian, and the two cities that have to do with it.</summary>
    private async Task<(TestCity Montevideo, TestCity Palu, string Address)> Drafted()
    {
        var (montevideo, palu) = (await node.City("Montevideo", "es", "UY"), await node.City("Palu", "id", "ID"));
        var address = (await montevideo.Publishes("Jardines de lluvia", "El río inunda el mercado.", "Plantamos jardines.", "El agua se queda.")).Address.AbsolutePath;
        await Inside(async (store, db) =>
        {
            var record = (await store.Open(await Id(db, address)))!;
            var draft = record.Write("id");
            (draft.State, draft.Title, draft.Translator, draft.MadeFrom, draft.At) = (VersionState.Machine, "Taman hujan", "Test", record.In("es")!.Mark, store.Now);
            foreach (var section in record.In("es")!.Sections) draft[section.Name] = "Teks mesin: " + section.Name;
            await store.Draft(record, "id");
            return true;
        });
        await node.Settle();
        node.Clock.Pass(TimeSpan.FromMinutes(30));
        return (montevideo, palu, address);
    }

    private static string Token(TestPage page) => page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private Task<RecordVersion> Version(string address, string language) => Inside(async (store, db) => (await store.Open(await Id(db, address)))!.In(language)!);

    private Task<bool> Has(string address, string language) => Inside(async (store, db) => (await store.Open(await Id(db, address)))!.In(language) is not null);

    private Task<int> Revision(string address) => Inside(async (store, db) => (await store.Open(await Id(db, address)))!.Revision);

    private static Task<Guid> Id(AppDb db, string address)
    {
        var shortId = address.Split('/')[^1];
        return db.Set<Record>().Where(r => r.ShortId == shortId).Select(r => r.Id).SingleAsync();
    }

    private Task<T> Inside<T>(Func<RecordStore, AppDb, Task<T>> ask) => node.Inside(services => ask(services.GetRequiredService<RecordStore>(), services.GetRequiredService<AppDb>()));
}
