using System.Net;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices.Mail;
using Reciproca.Spine.People;
using Reciproca.Spine.People.Sessions;
using Reciproca.Spine.Search.Embeddings;
using Reciproca.Spine.Translation;
using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests;

/// <summary>
/// A real node on a real port with its own database, which the test stops and starts and whose clock and background work it turns by hand.
/// It speaks of intents: <c>var palu = await node.City("Palu"); await palu.Asks("…")</c>.
/// </summary>
public sealed class TestNode : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reciproca-test-");
    private string connection = "";
    private WebApplication app = null!;

    public TestClock Clock { get; init; } = new();

    /// <summary>Where others reach the node; 0 for a node that has no address outside.</summary>
    public int Port { get; init; }

    /// <summary>The other nodes of a test, which alone may be asked over loopback.</summary>
    public string Loopback { get; init; } = "";

    /// <summary>Where letters go: to nobody, unless a test runs a mail server.</summary>
    public int MailPort { get; init; } = 1;

    /// <summary>How many sign-ins a minute the node bears; all tests come from one address.</summary>
    public int SignIns { get; init; } = 1000;

    /// <summary>What else an operator would set, as "--Node:Harvest:Loopback=true".</summary>
    public string[] Settings { get; init; } = [];

    /// <summary>Which translators the node has: none, unless a test is about them; "Apertium=auto", "DeepL:Address=…".</summary>
    public IReadOnlyList<string> Translation { get; init; } = [];
    /// <summary>Where a sentence model lies, for tests about it.</summary>
    public string Model { get; init; } = "";
    public Uri Address { get; private set; } = null!;
    public IServiceProvider Services => app.Services;

    public async ValueTask InitializeAsync()
    {
        connection = await TestDatabase.Fresh(folder);
        await Start();
    }

    public async Task Start()
    {
        app = Node.Build(
            [$"--Node:Data={folder.FullName}", $"--Node:Connection={connection}", $"--urls=http://127.0.0.1:{Port}", "--environment=Testing",
             "--Logging:LogLevel:Default=Error", "--Node:Mail:Host=127.0.0.1", $"--Node:Mail:Port={MailPort}",
             $"--Node:Limits:SignIns={SignIns}", "--Node:Limits:Letters=1000", $"--Node:Address=http://{(Port == 0 ? "localhost" : $"127.0.0.1:{Port}")}",
             $"--Node:Federation:Loopback={Loopback}", $"--Node:Embeddings:Folder={Model}", "--Node:Translation:Apertium=none", .. Translation.Select(setting => $"--Node:Translation:{setting}"), .. Settings],
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                services.Replace(ServiceDescriptor.Singleton<KeyMaker, KeysInStock>());
                // a real password takes a tenth of a second to check, and every test has some
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = 100);
                services.RemoveAll<IHostedService>(s => s.ImplementationType == typeof(MessageWorker) || s.ImplementationType == typeof(TranslationWorker) || s.ImplementationType == typeof(FederationWorker) || s.ImplementationType == typeof(VectorWorker) || s.ImplementationType == typeof(Reciproca.Operate.Rest));
            });
        await Node.Prepare(app);
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Stops and starts again on the same data, as an operator would.</summary>
    public async Task Restart(Action? between = null)
    {
        await app.DisposeAsync();
        between?.Invoke();
        await Start();
    }

    /// <summary>The process is gone; its data stays.</summary>
    public async Task Stop() => await app.DisposeAsync();

    /// <summary>Does all background work that is due, as the workers would.</summary>
    public async Task<int> Settle()
    {
        var done = await Services.GetRequiredService<MessagePump>().Drain();
        if (await Services.GetRequiredService<Drafting>().Drain() > 0) done += await Services.GetRequiredService<MessagePump>().Drain();
        var failed = await Db(db => db.Set<Message>().Where(m => m.Error != null && m.Reaction != "SendLetter").Select(m => $"{m.Reaction}: {m.Error}").ToListAsync());
        return failed.Count == 0 ? done : throw new InvalidOperationException(string.Join(Environment.NewLine, failed));
    }

    /// <summary>Something asked of the node's own services, in a scope of its own.</summary>
    public async Task<T> Inside<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    /// <summary>The letters to an address that are still on their way, as they will be read.</summary>
    public async Task<IReadOnlyList<WrittenLetter>> Letters(string address)
    {
        var queued = await Db(db => db.Set<Message>().Where(m => m.Reaction == nameof(SendLetter) && m.Key == address).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync());
        var view = Services.GetRequiredService<LetterView>();
        return [.. await Task.WhenAll(queued.Select(m => view.Write(JsonSerializer.Deserialize<Letter>(m.Body)!)))];
    }

    public Task<T> Db<T>(Func<AppDb, Task<T>> ask) => Inside(services => ask(services.GetRequiredService<AppDb>()));

    /// <summary>Someone who is not signed in.</summary>
    public Browser Citizen(string language = "en") => new(this, language);

    /// <summary>A verified city with one focal point, signed in.</summary>
    public Task<TestCity> City(string name, string language = "en", string country = "ID", Role role = Role.FocalPoint, bool verified = true) =>
        TestCity.Found(this, name, language, country, role, verified, runsNode: false);

    public Task<TestCity> Secretariat(string language = "en") => TestCity.Found(this, "Secretariat", language, "ID", Role.Administrator, verified: true, runsNode: true);

    /// <summary>The cookie of a signed-in person, as the sign-in page would set it.</summary>
    internal Task<Cookie> SignedIn(Guid person) => Inside(async services =>
    {
        var users = services.GetRequiredService<UserManager<Person>>();
        var session = await services.GetRequiredService<SessionList>().Start(person, "Firefox Linux");
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync((await users.FindByIdAsync(person.ToString()))!);
        principal.Identities.First().AddClaim(new Claim(Session.Claim, session.Id.ToString()));
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = Clock.GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        return new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket), "/", "127.0.0.1");
    });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await TestDatabase.Drop(connection);
        folder.Delete(recursive: true);
    }
}

internal static class Remove
{
    public static void RemoveAll<T>(this IServiceCollection services, Func<ServiceDescriptor, bool> which)
    {
        foreach (var service in services.Where(s => s.ServiceType == typeof(T) && which(s)).ToList()) services.Remove(service);
    }
}

/// <summary>Thirty-two real keys in turn: to make one takes a tenth of a second, and every city of a test has one.</summary>
file sealed class KeysInStock : KeyMaker
{
    private static readonly Lazy<string>[] Keys = [.. Enumerable.Range(0, 32).Select(_ => new Lazy<string>(new KeyMaker().Rsa))];
    private static uint taken;

    public override string Rsa() => Keys[Interlocked.Increment(ref taken) % Keys.Length].Value;
}
