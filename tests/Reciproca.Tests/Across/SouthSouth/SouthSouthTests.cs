using System.Globalization;
using Reciproca.Spine.Sheets;
using Reciproca.Tests.Kinds.Initiatives;
using Xunit;

namespace Reciproca.Tests.Across.SouthSouth;

public sealed class SouthSouthTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task Money_priced_gifts_and_bare_units_stand_in_their_groups_and_what_is_planned_or_disputed_in_none()
    {
        var id = Guid.CreateVersion7().ToString("N")[^6..];
        var (one, other) = (await node.City($"Curitiba {id}", "en", "BR"), await node.City($"Suva {id}", "en", "FJ"));
        var address = await one.Begins("Bus lanes", $"Suva {id}");
        await one.GivesMoney(address, "4,000", "USD");
        await one.GivesDays(address, 6);
        await one.Gives(address, new() { ["Form.Type"] = "Goods", ["Form.Quantity"] = "2.5", ["Form.Unit"] = "kilogram", ["Form.Amount"] = "300", ["Form.Currency"] = "USD", ["Form.Method"] = "market-price" });
        await one.Gives(address, new() { ["Form.Type"] = "Money", ["Form.Amount"] = "9,999", ["Form.Currency"] = "USD", ["Form.Phase"] = "Planned", ["Form.On"] = "2027-01-01" });
        var rows = Rows(await node.Citizen().Http.GetByteArrayAsync("/open-data/sdg-17-3-1.csv"));
        Assert.Equal(["A", "B", "C"], rows.Select(r => r["group"]).Order());
        Assert.Equal("300", rows.Single(r => r["group"] == "B")["usd"]);
        Assert.Equal("2.5", rows.Single(r => r["group"] == "B")["quantity"]);
        Assert.Equal("6", rows.Single(r => r["group"] == "C")["quantity"]);
        Assert.All(rows, r => Assert.Equal(("BR", "FJ"), (r["provider_country"], r["recipient_country"])));

        var row = Assert.Single(Rows(await node.Citizen().Http.GetByteArrayAsync("/open-data/south-south.csv")));
        Assert.Equal("9999", row["provider_budgeted_usd"]);
        Assert.Equal(4300m, decimal.Parse(row["provider_executed_usd"], CultureInfo.InvariantCulture));
        Assert.Equal("6", row["provider_person_days"]);
        Assert.Equal("", row["recipient_executed_usd"]);

        await other.Disputes(address, "The bus lanes never came");
        Assert.Equal(2, Rows(await node.Citizen().Http.GetByteArrayAsync("/open-data/sdg-17-3-1.csv")).Count);
    }

    [Fact]
    public async Task The_workbook_carries_its_method()
    {
        using var workbook = new System.IO.Compression.ZipArchive(new MemoryStream(await node.Citizen("es").Http.GetByteArrayAsync("/open-data/sdg-17-3-1.xlsx")));
        var sheets = workbook.Entries.Where(e => e.FullName.Contains("worksheets/")).Select(e => { using var reader = new StreamReader(e.Open()); return reader.ReadToEnd(); }).ToList();
        Assert.Equal(3, sheets.Count);
        Assert.Contains(sheets, s => s.Contains("Grupo A: dinero"));
    }

    private static List<Dictionary<string, string>> Rows(byte[] csv)
    {
        var rows = CsvReading.Rows(csv).Select(r => r.Cells).ToList();
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(p => p.First.TrimStart('\uFEFF'), p => p.Second))];
    }
}
