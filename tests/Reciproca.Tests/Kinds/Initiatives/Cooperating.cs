namespace Reciproca.Tests.Kinds.Initiatives;

/// <summary>What cities do with initiatives, as on the pages.</summary>
internal static class Cooperating
{
    public static async Task<string> Begins(this TestCity city, string title, string with, Dictionary<string, string>? more = null)
    {
        var page = await (await city.Browser.Open("/initiatives/new")).Submit(new Dictionary<string, string>
        {
            ["Form.Title"] = title, ["Form.Objective"] = "Rain gardens along the streets that flood.", ["Partner.Name"] = with,
            ["Form.PlannedStart"] = "2026-03-01",
        }.Concat(more ?? []).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Last().Value));
        return page.Status == System.Net.HttpStatusCode.OK && page.Address.AbsolutePath != "/initiatives/new" ? page.Address.AbsolutePath : throw new InvalidOperationException(page.Text);
    }

    public static async Task<TestPage> Gives(this TestCity city, string initiative, Dictionary<string, string> what) =>
        await (await city.Browser.Open(initiative + "/contribute")).Submit(new Dictionary<string, string> { ["Form.On"] = "2026-04-02" }.Concat(what).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Last().Value));

    public static Task<TestPage> GivesDays(this TestCity city, string initiative, int days) =>
        city.Gives(initiative, new() { ["Form.Type"] = "PersonDays", ["Form.Quantity"] = days.ToString(), ["Form.Grade"] = "senior" });

    public static Task<TestPage> GivesMoney(this TestCity city, string initiative, string amount, string currency) =>
        city.Gives(initiative, new() { ["Form.Type"] = "Money", ["Form.Amount"] = amount, ["Form.Currency"] = currency });

    public static async Task<TestPage> Confirms(this TestCity city, string initiative) => await (await city.Browser.Open(initiative)).Submit(new Dictionary<string, string>(), "Confirm");

    public static async Task<TestPage> Disputes(this TestCity city, string initiative, string why) =>
        await (await city.Browser.Open(initiative)).Submit(new Dictionary<string, string> { ["Why"] = why });
}
