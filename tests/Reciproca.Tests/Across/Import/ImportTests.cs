using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reciproca.Across.Import;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Sheets;
using Xunit;

namespace Reciproca.Tests.Across.Import;

public sealed class ImportTests(TestNode node) : IClassFixture<TestNode>
{
    private const string Header = "title_en,problem_en,place_en,deadline,topic,budget\r\n";

    [Fact]
    public async Task A_focal_point_looks_a_file_through_confirms_and_its_records_are_there()
    {
        var city = await node.City("Baguio", "en", "PH");
        var looked = await Upload(city.Browser, "needs.csv", Header + "Landslides,Slopes slide every year,Upper town,2027-05-31,,12000\r\n", "need");
        Assert.StartsWith("/import/", looked.Address.AbsolutePath);
        Assert.DoesNotContain("Landslides", await node.Citizen().Http.GetStringAsync("/needs.csv"));
        await Confirm(looked);
        var csv = await node.Citizen().Http.GetStringAsync("/needs.csv");
        Assert.Contains("Landslides", csv);
        Assert.Contains("2027-05-31", csv);
    }

    [Theory]
    [InlineData("Title,Problem,Place,31.05.2027,,1", "deadline", "2027-05-31")]
    [InlineData("Title,Problem,Place,,no-such-topic,1", "topic", "no-such-topic")]
    [InlineData("Title,Problem,Place,,,many", "budget", "many")]
    [InlineData("Title,,Place,,,1", "problem_en", "")]
    [InlineData(",Problem,Place,,,1", "title_en", "")]
    public async Task What_is_wrong_is_said_with_row_and_column_and_nothing_is_written(string row, string column, string said)
    {
        var city = await node.City($"City of {column} {said}", "en", "PH");
        var page = await Upload(city.Browser, "needs.csv", Header + "Good,A good problem,Here,,,\r\n" + row + "\r\n", "need");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var error = page.Of("tbody tr");
        Assert.StartsWith("3", error);
        Assert.Contains(column, error);
        Assert.Contains(said, error);
        Assert.False(await node.Db(db => db.Set<Record>().AnyAsync(r => r.StewardId == city.Organisation)));
    }

    [Fact]
    public async Task Errors_are_told_in_the_person_s_language()
    {
        var city = await node.City("Salta", "es", "AR");
        var page = await Upload(city.Browser, "needs.csv", "title_es,colour\r\nHola,rojo\r\n", "need");
        Assert.Contains("No existe esa columna", page.Text);
    }

    [Fact]
    public async Task A_city_may_not_write_for_another()
    {
        var (mine, other) = (await node.City("Mine Town"), await node.City("Other Town"));
        var page = await Upload(mine.Browser, "needs.csv", "organisation_name,title_en,problem_en,place_en\r\nOther Town,A,B,C\r\n", "need");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.False(await node.Db(db => db.Set<Record>().AnyAsync(r => r.StewardId == other.Organisation)));
    }

    [Fact]
    public async Task A_reader_may_not_import()
    {
        var city = await node.City("Readers", role: Role.Reader);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Browser.Open("/import")).Status);
    }

    [Fact]
    public async Task The_same_title_twice_is_a_duplicate()
    {
        var city = await node.City("Twin Town", "en", "PH");
        var page = await Upload(city.Browser, "needs.csv", Header + "Same,Problem,Place,,,\r\nsame,Problem,Place,,,\r\n", "need");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("3", page.Of("tbody tr"));
    }

    [Fact]
    public async Task Undo_withdraws_what_the_batch_made_and_leaves_what_someone_touched()
    {
        var city = await node.City("Undo Town", "en", "PH");
        var done = await Confirm(await Upload(city.Browser, "needs.csv", Header + "Left alone,Problem,Place,,,\r\nTouched,Problem,Place,,,\r\n", "need"));
        var touched = await node.Db(db => db.Set<Record>().Where(r => r.StewardId == city.Organisation && r.Versions.Any(v => v.Title == "Touched")).Select(r => r.ShortId).SingleAsync());
        await city.Presses($"/needs/{touched}", "confirm");
        var undone = await done.Submit(new Dictionary<string, string>(), "Undo this import");
        Assert.Equal(HttpStatusCode.OK, undone.Status);
        var list = await node.Citizen().Http.GetStringAsync("/needs.csv");
        Assert.DoesNotContain("Left alone", list);
        Assert.Contains("Touched", list);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task An_export_imports_again_as_equal(string ending)
    {
        var city = await node.City($"Round Town {ending}", "es", "AR");
        await city.Asks("=SUMA(1) no es una fórmula; \"comillas\", comas\ny líneas", "-Sur");
        var secretariat = await node.Secretariat();
        var file = await secretariat.Browser.Http.GetByteArrayAsync($"/needs.{ending}");
        var page = await (await secretariat.Browser.Open("/import")).Upload($"needs.{ending}", file, new Dictionary<string, string> { ["Kind"] = "need" });
        Assert.True(page.Status == HttpStatusCode.OK, page.Text);
        var batch = await node.Db(db => db.Set<ImportBatch>().AsNoTracking().OrderByDescending(b => b.Id).FirstAsync());
        Assert.Equal((0, 0), (batch.Added, batch.Changed));
        Assert.True(batch.Same > 0);
    }

    [Fact]
    public async Task The_actions_of_325_cities_come_in_from_a_file_in_three_languages()
    {
        if (Repository.Shared is not { } shared || !File.Exists(Path.Combine(shared, "data/actions/ca_en.json"))) { Assert.Skip("The shared data (data/actions) are not beside this checkout"); return; }
        var secretariat = await node.Secretariat();
        var page = await (await secretariat.Browser.Open("/import")).Upload("actions.csv", await Actions(Path.Combine(shared, "data/actions")), new Dictionary<string, string> { ["Kind"] = "practice" });
        Assert.True(page.Status == HttpStatusCode.OK, page.Text);
        await Confirm(page);
        var batch = await node.Db(db => db.Set<ImportBatch>().AsNoTracking().Include(b => b.Records).SingleAsync(b => b.Name == "actions.csv"));
        Assert.Equal((ImportState.Done, 325, 325), (batch.State, batch.Added, batch.Records.Count));
        var first = batch.Records[0].RecordId;
        Assert.Equal(3, await node.Db(db => db.Set<RecordVersion>().CountAsync(v => v.RecordId == first)));
    }

    /// <summary>Some actions share a name, so each carries its number.</summary>
    private static async Task<byte[]> Actions(string folder)
    {
        string[] languages = ["en", "es", "pt"];
        var files = languages.Select(l => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, $"ca_{l}.json"))).RootElement.EnumerateArray().ToDictionary(a => Text(a, "ActionID"))).ToList();
        using var output = new MemoryStream();
        await using (var csv = new CsvSheet(output))
        {
            await csv.Row([.. languages.SelectMany(l => new[] { $"title_{l}", $"problem_{l}", $"done_{l}", $"result_{l}" }), "source"]);
            foreach (var id in files[0].Keys)
                await csv.Row([.. files.SelectMany(f => new[] { $"{Text(f[id], "ActionName")} ({id})", Text(f[id], "EquityAndInclusionConsiderations"), Text(f[id], "Description"), Text(f[id], "ActionName") }), id]);
        }
        return output.ToArray();
    }

    private static string Text(JsonElement action, string name) => action.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : "–";

    private static async Task<TestPage> Upload(Browser browser, string name, string text, string kind) =>
        await (await browser.Open("/import")).Upload(name, Encoding.UTF8.GetBytes(text), new Dictionary<string, string> { ["Kind"] = kind });

    private async Task<TestPage> Confirm(TestPage looked)
    {
        var waiting = await looked.Submit(new Dictionary<string, string>(), "Write all of it");
        await node.Settle();
        return await waiting.Browser.Open(waiting.Address.AbsolutePath);
    }
}
