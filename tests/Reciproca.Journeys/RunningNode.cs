using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Reciproca.Journeys;

/// <summary>A node as its own process, which a journey may kill and start again on the same data.</summary>
public sealed class RunningNode : IAsyncDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("reciproca-journey-");
    private readonly int mailPort = FreePort();
    private readonly Process mail;
    private Process node = null!;

    private RunningNode(Uri? address, int? port, IReadOnlyDictionary<string, string>? more)
    {
        Address = address ?? new Uri($"http://localhost:{FreePort()}");
        listens = port is null ? Address : new Uri($"http://127.0.0.1:{port}");
        this.more = more ?? new Dictionary<string, string>();
        mail = StartProcess("/usr/bin/python3",
        ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{mailPort}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(data.FullName, "mail")], []);
    }

    private readonly Uri listens;
    private readonly IReadOnlyDictionary<string, string> more;

    public Uri Address { get; }

    /// <param name="address">The public address, where it is not chosen here.</param>
    /// <param name="port">Where it listens, if something stands between it and its public address.</param>
    /// <param name="more">Further settings.</param>
    /// <param name="region">One side of the Pacific alone.</param>
    public static async Task<RunningNode> Start(bool withSampleData = true, Uri? address = null, int? port = null, IReadOnlyDictionary<string, string>? more = null, string? region = null)
    {
        var node = new RunningNode(address, port, more);
        if (withSampleData && (region, more) == (null, null)) await node.CopyOf(await Settled.Value);
        else if (withSampleData) await node.Command(region is null ? ["seed"] : ["seed", "--region", region]);
        await node.Resume();
        return node;
    }

    /// <summary>The sample data, indexed and drafted once for all journeys of a run that begin with it.</summary>
    private static readonly Lazy<Task<DirectoryInfo>> Settled = new(async () =>
    {
        var first = new RunningNode(null, null, null);
        await first.Command("seed");
        await first.Resume();
        for (var attempt = 0; attempt < 600 && await first.Sql("select (select count(*) from DraftJob where FailedAt is null) + (select count(*) from Message where DueAt <= datetime('now'))") != "0"; attempt++) await Task.Delay(200);
        await first.End();
        return first.data;
    });

    private async Task CopyOf(DirectoryInfo settled)
    {
        foreach (var file in settled.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(data.FullName, Path.GetRelativePath(settled.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await Task.Run(() => file.CopyTo(copy));
        }
    }

    /// <summary>Ends it as an operator does: it finishes what it is doing.</summary>
    private async Task End()
    {
        using (var signal = Process.Start("kill", [node.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await signal.WaitForExitAsync();
        await node.WaitForExitAsync();
        mail.Kill();
    }

    public async Task Resume()
    {
        node = StartProcess("dotnet", [Program, "--urls", listens.ToString()], Settings);
        using var http = new HttpClient { BaseAddress = listens };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (node.HasExited) throw new InvalidOperationException("The node stopped while starting");
            try { if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode) return; }
            catch (HttpRequestException) { }
            await Task.Delay(100);
        }
        throw new TimeoutException("The node was not ready within a minute");
    }

    /// <summary>kill -9: no shutdown, no flush.</summary>
    public async Task Kill()
    {
        node.Kill(entireProcessTree: true);
        await node.WaitForExitAsync();
    }

    public async Task Command(params string[] arguments)
    {
        var command = StartProcess("dotnet", [Program, .. arguments], Settings);
        await command.WaitForExitAsync();
        if (command.ExitCode != 0) throw new InvalidOperationException($"reciproca {string.Join(' ', arguments)} ended with {command.ExitCode}");
    }

    /// <summary>How many records anybody may read, as the database has them.</summary>
    public async Task<int> Published() => int.Parse(await Sql("select count(*) from Record where Stage='Published' and Audience='Public'"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Asks the database past the node, or changes it while the node is down: the first value of the answer.</summary>
    public Task<string> Sql(string statement) => Task.Run(() =>
    {
        const string Ask = "import sqlite3,sys; db=sqlite3.connect(sys.argv[1],timeout=30); row=db.execute(sys.argv[2]).fetchone(); db.commit(); print('' if row is None else row[0])";
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Ask, Path.Combine(data.FullName, "reciproca.db"), statement]) { RedirectStandardOutput = true };
        using var asked = Process.Start(start)!;
        return asked.StandardOutput.ReadToEnd().Trim();
    });

    /// <summary>Letters that the SMTP server has received, oldest first, as they came over the wire.</summary>
    public IEnumerable<string> Letters() => new DirectoryInfo(Path.Combine(data.FullName, "mail", "new")) is { Exists: true } box
        ? box.EnumerateFiles().OrderBy(f => f.LastWriteTimeUtc).Select(f => File.ReadAllText(f.FullName)) : [];

    /// <summary>Waits for a letter that says this; the node sends in the background.</summary>
    public async Task<string> Letter(string containing)
    {
        for (var attempt = 0; attempt < 200; attempt++, await Task.Delay(100))
            if (Letters().LastOrDefault(l => l.Contains(containing, StringComparison.OrdinalIgnoreCase)) is { } letter) return letter;
        throw new TimeoutException($"No letter says \"{containing}\". There are {Letters().Count()}.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { node, mail }.Where(p => p is { HasExited: false }))
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        data.Delete(recursive: true);
    }

    private Dictionary<string, string> Settings => new(more)
    {
        ["Node__Data"] = data.FullName, ["Node__Address"] = Address.ToString().TrimEnd('/'),
        ["Node__Mail__Host"] = "127.0.0.1", ["Node__Mail__Port"] = mailPort.ToString(), ["Logging__LogLevel__Default"] = "Error",
    };

    private static string Program
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "Reciproca.slnx"))) root = root.Parent ?? throw new DirectoryNotFoundException("Reciproca.slnx");
            var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
            return Path.Combine(root.FullName, "src", "Reciproca", "bin", configuration, "net10.0", "reciproca.dll");
        }
    }

    private static Process StartProcess(string file, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(file, arguments);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
