using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Bench.Node;

/// <summary>Saving a need through its form, as a signed-in officer.</summary>
public static partial class SavingForm
{
    private const int Saves = 60, Warm = 10;
    private const string Password = "correct horse battery";

    public static async Task Measure(WebApplication app, Uri address, List<Figure> figures)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        await Post(http, "/account/sign-in", new() { ["Email"] = await Officer(app), ["Password"] = Password });
        var times = new List<double>();
        for (var i = 0; i < Saves + Warm; i++) times.Add(await Post(http, "/needs/new", new() { ["Form.Problem"] = $"Floods in quarter {i} after every rain", ["Form.Place"] = "Riverside" }));
        var sorted = times.Skip(Warm).Order().ToList();
        figures.Add(new("saving a need through the form, median", sorted[sorted.Count / 2], "ms", 15));
        figures.Add(new("saving a need through the form, p99", sorted[(int)(sorted.Count * 0.99)], "ms"));
    }

    private static async Task<double> Post(HttpClient http, string page, Dictionary<string, string> fields)
    {
        var html = await http.GetStringAsync(page);
        fields["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value;
        var start = Stopwatch.GetTimestamp();
        var response = await http.PostAsync(page, new FormUrlEncodedContent(fields));
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return response.StatusCode == HttpStatusCode.Found ? took : throw new InvalidOperationException($"{page} answered {response.StatusCode}");
    }

    private static async Task<string> Officer(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var organisation = new Organisation { Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Country = "ID", Tier = "city", VerifiedAt = TimeProvider.System.GetUtcNow().UtcDateTime };
        organisation.Rename("Bench");
        scope.ServiceProvider.GetRequiredService<AppDb>().Add(organisation);
        var person = new Person { Id = Guid.CreateVersion7(), Name = "Officer", Language = "en", UserName = "officer@example.org", Email = "officer@example.org", EmailConfirmed = true, JoinedAt = TimeProvider.System.GetUtcNow().UtcDateTime };
        person.Memberships.Add(new Membership { OrganisationId = organisation.Id, Role = Role.FocalPoint, Since = person.JoinedAt });
        await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password);
        return person.Email;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
