using System.Net;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Reciproca.Tests.Kinds.Initiatives;
using Xunit;

namespace Reciproca.Tests.Across.Iati;

public sealed class IatiTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task What_a_node_reports_passes_the_official_schemas_and_rules()
    {
        var address = await Triangle();
        foreach (var (file, schema) in new[] { ("/open-data/iati-activities.xml", "iati-activities-schema.xsd"), (address + ".xml", "iati-activities-schema.xsd"), (address + "/iati.xml", "iati-activities-schema.xsd"), ("/open-data/iati-organisations.xml", "iati-organisations-schema.xsd") })
        {
            var xml = await Get(file);
            Assert.Empty(Errors(xml, schema));
            var rules = new Ruleset(File.ReadAllText(Path.Combine(IatiFiles.Folder("rulesets/rulesets"), "standard.json")), node.Clock.GetUtcNow().UtcDateTime).Broken(xml);
            Assert.DoesNotContain(rules, r => r.Severity != "warning");
        }
    }

    [Fact]
    public async Task An_activity_tells_who_gave_what()
    {
        var xml = await Get(await Triangle() + ".xml");
        var activity = Assert.Single(xml.Descendants("iati-activity"));
        Assert.Equal("8", activity.Element("collaboration-type")!.Attribute("code")!.Value);
        Assert.Equal(4, activity.Elements("participating-org").Count());
        Assert.Equal("5000", Assert.Single(activity.Elements("transaction"), t => t.Element("value")!.Attribute("currency")!.Value == "USD").Element("value")!.Value);
        Assert.Equal("12", activity.Elements("result").First(r => r.Attribute("type")!.Value == "1").Descendants("actual").Single().Attribute("value")!.Value);
        Assert.Equal(100m, activity.Elements("recipient-country").Sum(c => decimal.Parse(c.Attribute("percentage")!.Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task What_is_disputed_or_withdrawn_is_not_reported()
    {
        var address = await Triangle(dispute: true);
        // a short id may have the same digits
        Assert.DoesNotContain(">777", (await Get(address + ".xml")).ToString());
        var (city, other) = await Pair();
        var mine = await city.Begins("Hidden", other);
        await city.Presses(mine, "withdraw");
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Http.GetAsync(mine + ".xml")).StatusCode);
    }

    private async Task<string> Triangle(bool dispute = false)
    {
        var id = Guid.CreateVersion7().ToString("N")[^6..];
        var (medellin, palu, baguio) = (await node.City($"Medellín {id}", "es", "CO"), await node.City($"Palu {id}", "id", "ID"), await node.City($"Baguio {id}", "en", "PH"));
        var address = await medellin.Begins("Laderas <seguras> & agua", $"palu {id}", new() { ["Form.Modality"] = "Triangular", ["Partner.Role"] = "Recipient" });
        foreach (var fields in new Dictionary<string, string>[] { new() { ["Form.Name"] = $"Baguio {id}", ["Form.Role"] = "SecondProvider" }, new() { ["Form.Name"] = "Fondo de Cooperación", ["Form.Role"] = "Funder", ["Form.Country"] = "DE" } })
            await (await medellin.Browser.Open(address + "/parties")).Submit(fields);
        await medellin.GivesMoney(address, dispute ? "777" : "5.000", "USD");
        await baguio.GivesDays(address, 12);
        await palu.Gives(address, new() { ["Form.Type"] = "Venue", ["Form.Quantity"] = "3", ["Form.Unit"] = "day", ["Form.Amount"] = "1.500.000", ["Form.Currency"] = "IDR", ["Form.Method"] = "market-price", ["Form.Phase"] = "Planned", ["Form.On"] = "2027-01-05" });
        if (dispute) await baguio.Disputes(address, "Not so");
        await (await medellin.Browser.Open(address + "/results")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Familias informadas", ["Form.UnitText"] = "familias", ["Form.Baseline"] = "0", ["Form.BaselineYear"] = "2025", ["Form.Target"] = "400", ["Form.TargetOn"] = "2026-12-31" });
        return address;
    }

    private async Task<(TestCity City, string Other)> Pair()
    {
        var id = Guid.CreateVersion7().ToString("N")[^6..];
        await node.City($"Yiwu {id}", "en", "CN");
        return (await node.City($"Salto {id}", "en", "UY"), $"Yiwu {id}");
    }

    private async Task<XDocument> Get(string address)
    {
        var response = await node.Citizen().Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return XDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private static List<string> Errors(XDocument document, string schema)
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, Path.Combine(IatiFiles.Folder("schemas"), schema));
        var errors = new List<string>();
        document.Validate(schemas, (_, e) => errors.Add(e.Message));
        return errors;
    }
}
