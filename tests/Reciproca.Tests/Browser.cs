using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Reciproca.Tests;

/// <summary>A browser without script: it opens pages, fills forms and presses buttons, and keeps cookies.</summary>
public sealed class Browser
{
    private readonly HttpClient http;
    private readonly CookieContainer cookies = new();

    public Browser(TestNode node, string language)
    {
        http = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = true }) { BaseAddress = node.Address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public HttpClient Http => http;

    public void Keep(Cookie cookie) => cookies.Add(cookie);

    public async Task<TestPage> Open(string address) => await TestPage.Of(this, await http.GetAsync(address));

    public async Task<TestPage> Post(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        await TestPage.Of(this, await http.PostAsync(address, new FormUrlEncodedContent(fields)));
}

/// <summary>A page as the browser has it: its status, its text, its forms.</summary>
public sealed record TestPage(Browser Browser, HttpStatusCode Status, Uri Address, string Html, IDocument Document)
{
    public static async Task<TestPage> Of(Browser browser, HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var document = await BrowsingContext.New().OpenAsync(request => request.Content(html).Address(response.RequestMessage!.RequestUri!));
        return new TestPage(browser, response.StatusCode, response.RequestMessage!.RequestUri!, html, document);
    }

    public string Text => Document.Body?.TextContent ?? "";

    public string Of(string selector) => Document.QuerySelector(selector)?.TextContent.Trim() ?? "";

    /// <summary>Fills the form that holds these fields and presses its button: the first one, or the one with this name or label.</summary>
    public Task<TestPage> Submit(IReadOnlyDictionary<string, string> fields, string? button = null)
    {
        var form = Form(fields, button);
        var values = Values(form).Where(v => !fields.ContainsKey(v.Key)).Concat(fields).ToList();
        if (Button(form, button) is { Name.Length: > 0 } pressed) values.Add(new(pressed.Name!, pressed.GetAttribute("value") ?? ""));
        var said = Button(form, button)?.GetAttribute("formaction") ?? form.GetAttribute("action");
        return Browser.Post(said is { Length: > 0 } action ? new Uri(Address, action).PathAndQuery : Address.PathAndQuery, values);
    }

    /// <summary>The same with a file, in the form that takes one.</summary>
    public async Task<TestPage> Upload(string name, byte[] bytes, IReadOnlyDictionary<string, string>? fields = null)
    {
        var form = Document.Forms.OfType<IHtmlFormElement>().First(f => f.QuerySelector("input[type=file]") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in Values(form).Where(v => fields?.ContainsKey(v.Key) != true).Concat(fields ?? new Dictionary<string, string>())) content.Add(new StringContent(value), field);
        content.Add(new ByteArrayContent(bytes), form.QuerySelector("input[type=file]")!.GetAttribute("name")!, name);
        return await Of(Browser, await Browser.Http.PostAsync(new Uri(Address, form.GetAttribute("action") ?? ""), content));
    }

    private IHtmlFormElement Form(IReadOnlyDictionary<string, string> fields, string? button) => Document.Forms.OfType<IHtmlFormElement>()
        .FirstOrDefault(f => f.Method == "post" && fields.Keys.All(name => f.Elements.Any(e => e.GetAttribute("name") == name)) && (button is null || Button(f, button) is not null))
        ?? throw new InvalidOperationException($"No form on {Address} has {string.Join(", ", fields.Keys)} {button}:\n{Text}");

    private static IHtmlButtonElement? Button(IHtmlFormElement form, string? wanted) => form.QuerySelectorAll("button").OfType<IHtmlButtonElement>()
        .FirstOrDefault(b => wanted is null ? b.Name is not { Length: > 0 } : b.Name == wanted || b.TextContent.Trim() == wanted || b.GetAttribute("value") == wanted);

    private static IEnumerable<KeyValuePair<string, string>> Values(IHtmlFormElement form) => form.Elements.OfType<IHtmlElement>().SelectMany(element => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked && box.Name is { } name ? [new(name, box.Value)] : [],
        IHtmlInputElement { Type: "file" or "submit" } => [],
        IHtmlInputElement { Name: { } name } input => [new(name, input.Value)],
        IHtmlTextAreaElement { Name: { } name } area => [new(name, area.Value)],
        IHtmlSelectElement { Name: { } name } select => select.SelectedOptions.Select(o => new KeyValuePair<string, string>(name, o.Value)),
        _ => Array.Empty<KeyValuePair<string, string>>(),
    });
}
