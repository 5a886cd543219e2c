using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Tests.Spine.Records;

/// <summary>What holds for every kind, whoever adds one: a line in Kinds.cs is tested here.</summary>
public sealed class ContractTests(TestNode node) : IClassFixture<TestNode>
{
    public static TheoryData<string> Kinds => [.. KindList.All.All.Where(k => k.Name != "organisation").Select(k => k.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_save_makes_a_revision_that_says_all_of_it(string kind)
    {
        var (city, id) = await Saved(kind);
        var (snapshot, revision) = await Inside(async (store, db) =>
        {
            var record = (await store.Open(id))!;
            return (RecordSnapshot.Of(record, await store.Body(record)).ToJson(), await db.Set<Revision>().SingleAsync(r => r.RecordId == id));
        });
        Assert.Equal(snapshot, revision.Snapshot);
        Assert.Equal(snapshot, RecordSnapshot.Parse(snapshot).ToJson());
        Assert.NotEqual(Guid.Empty, city.Organisation);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Restoring_brings_back_every_text_tag_and_column(string kind)
    {
        var (_, id) = await Saved(kind);
        var before = await Snapshot(id);
        await Inside(async (store, _) =>
        {
            var record = (await store.Open(id))!;
            var body = await store.Body(record);
            foreach (var column in body.GetType().GetProperties().Where(p => p.CanWrite && p.Name != "Id" && Nullable.GetUnderlyingType(p.PropertyType) is not null)) column.SetValue(body, null);
            record.Write("pt").Title = "Outro";
            record.Best("es").Title = "Changed";
            foreach (var section in KindList.All[kind].Sections) record.Best("es")[section] = "";
            foreach (var scheme in KindList.All[kind].Schemes) record.Tag(scheme, []);
            await store.Save(record, body, ownRevision: true);
            return true;
        });
        Assert.NotEqual(before, await Snapshot(id));
        await node.Inside(services => services.GetRequiredService<RecordHistory>().Restore(id, 1));
        Assert.Equal(before, await Snapshot(id));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Only_readers_who_may_see_it(string kind)
    {
        var (city, id) = await Saved(kind, r => r.Audience = Audience.Organisation);
        var address = await Address(id);
        Assert.Equal(HttpStatusCode.OK, (await city.Browser.Open(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await node.City("Elsewhere")).Browser.Open(address)).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_withdrawn_is_gone(string kind)
    {
        var (city, id) = await Saved(kind);
        var address = await Address(id);
        Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Open(address)).Status);
        await city.Presses(address, "withdraw");
        Assert.Equal(HttpStatusCode.Gone, (await node.Citizen().Open(address)).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task It_is_found_in_each_language_and_no_longer_once_withdrawn(string kind)
    {
        var (city, id) = await Saved(kind, r => (r.In("es")!.Title, r.In("id")!.Title) = ($"Huemules de {kind}", $"Cenderawasih {kind}"));
        var address = await Address(id);
        await node.Settle();
        Assert.Contains(address, (await node.Citizen("es").Open("/search?q=huemul")).Html);
        Assert.Contains(address, (await node.Citizen("id").Open("/search?q=cenderawasih")).Html);
        await city.Presses(address, "withdraw");
        await node.Settle();
        Assert.DoesNotContain(address, (await node.Citizen("es").Open("/search?q=huemul")).Html);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Only_its_readers_find_it(string kind)
    {
        var (_, id) = await Saved(kind, r => (r.In("es")!.Title, r.Audience) = ($"Vicuñas de {kind}", Audience.Network));
        await node.Settle();
        Assert.DoesNotContain(await Address(id), (await node.Citizen("es").Open("/search?q=vicuñas")).Html);
        Assert.Contains(await Address(id), (await (await node.City("Puno", "es", "PE")).Browser.Open("/search?q=vicuñas")).Html);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Its_pages_for_the_steward_are_there(string kind)
    {
        var (city, id) = await Saved(kind);
        foreach (var page in new[] { "", "/edit", "/history", "/files", "/languages", "/languages/pt" }) Assert.Equal(HttpStatusCode.OK, (await city.Browser.Open(await Address(id) + page)).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_reader_of_another_language_is_helped_to_read_it(string kind)
    {
        var (_, id) = await Saved(kind, r => r.Versions.RemoveAll(v => v.Language == "id"));
        var help = (await node.Citizen("pt").Open(await Address(id))).Of("[data-reading]");
        Assert.True(help.Length > 0, $"Kinds/…/Show.cshtml of {kind} has no <slot name=\"Reading\" record=\"@record.Id\" />");
        Assert.Contains("Español", help);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Its_words_are_there(string kind)
    {
        var keys = Reciproca.Spine.Texts.InterfaceTexts.Keys("en").ToHashSet();
        var wanted = KindList.All[kind].Sections.Select(s => $"{kind}.section.{s}").Concat([$"{kind}.one", $"{kind}.many"]).Concat(KindList.All[kind].Schemes.Select(s => $"record.field.{s}"));
        Assert.Empty(wanted.Except(keys));
    }

    private async Task<(TestCity City, Guid Id)> Saved(string name, Action<Record>? also = null)
    {
        var city = await node.City("Valdivia", "es", "CL");
        var kind = KindList.All[name];
        return (city, await Inside(async (store, _) =>
        {
            var body = kind.Example();
            var record = store.Start(kind, city.Organisation, "es", body);
            Write(record.Write("es"), kind, "Ejemplo en español");
            Write(record.Write("id"), kind, "Contoh dalam bahasa Indonesia");
            foreach (var scheme in kind.Schemes) record.Tag(scheme, Reciproca.Spine.Vocabulary.Concepts.Standard.All(scheme).Take(2).Select(c => c.Code));
            record.Source = "https://example.org/report";
            record.Publish(true, node.Clock.GetUtcNow().UtcDateTime);
            also?.Invoke(record);
            await store.Save(record, body);
            return record.Id;
        }));
    }

    private static void Write(RecordVersion version, RecordKind kind, string text)
    {
        (version.Title, version.Summary) = (text, text + ".");
        foreach (var section in kind.Sections) version[section] = $"{text}: {section}.";
    }

    private Task<T> Inside<T>(Func<RecordStore, AppDb, Task<T>> ask) => node.Inside(services => ask(services.GetRequiredService<RecordStore>(), services.GetRequiredService<AppDb>()));

    private Task<string> Snapshot(Guid id) => Inside(async (store, _) => await store.Open(id) is { } record ? RecordSnapshot.Of(record, await store.Body(record)).ToJson() : "");

    private Task<string> Address(Guid id) => Inside(async (store, _) => KindList.All.Address((await store.Open(id))!));
}
