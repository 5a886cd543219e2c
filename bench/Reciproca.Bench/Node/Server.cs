using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Reciproca.Bench.Node;

/// <summary>A server in a process of its own, whose CPU time and memory are read from the kernel.</summary>
public sealed class Server : IDisposable
{
    private const double TicksASecond = 100, Idle = .05;
    private const int LongestWork = 300;
    private readonly Process process;

    private Server(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public double CpuSeconds
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (double.Parse(fields[11], System.Globalization.CultureInfo.InvariantCulture) + double.Parse(fields[12], System.Globalization.CultureInfo.InvariantCulture)) / TicksASecond;
        }
    }

    /// <summary>What it holds in memory, with the pages of programs and files that it shares with whoever else maps them.</summary>
    public double Megabytes => Memory("VmRSS");

    /// <summary>What it alone holds and nobody can take from it.</summary>
    public double OwnMegabytes => Memory("RssAnon") + Memory("RssShmem");

    /// <summary>The most it has had at any time.</summary>
    public double PeakMegabytes => Memory("VmHWM");

    /// <summary>From now on the peak is that of what follows.</summary>
    public void ForgetPeak() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    private double Memory(string what) => File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(what, StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] is var kilobytes ? double.Parse(kilobytes, System.Globalization.CultureInfo.InvariantCulture) / 1024 : 0;

    /// <summary>The published build on an existing database: how long it takes to be ready, and what it needs when nobody asks.</summary>
    public static async Task<Server> Node(string data, List<Figure> figures)
    {
        var program = Publish(data);
        // what every node does once, at its first start with these records, is not what a start costs
        using (var first = await Started(program, data)) await first.Rest();
        var start = Stopwatch.GetTimestamp();
        var server = await Started(program, data);
        figures.Add(new("start-up, published, until ready", Stopwatch.GetElapsedTime(start).TotalSeconds, "s", 2));
        figures.Add(new("start-up, CPU", server.CpuSeconds, "s"));
        await server.Rest();
        figures.Add(new("memory when idle, the node's own", server.OwnMegabytes, "MB", 150));
        figures.Add(new("memory when idle, with programs and files that are mapped", server.Megabytes, "MB"));
        return server;
    }

    /// <summary>Until it has had nothing to do for two seconds.</summary>
    public async Task Rest()
    {
        var (quiet, before) = (0, CpuSeconds);
        for (var seconds = 0; quiet < 2 && seconds < LongestWork; seconds++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            var now = CpuSeconds;
            quiet = now - before < Idle ? quiet + 1 : 0;
            before = now;
        }
    }

    private static async Task<Server> Started(string program, string data)
    {
        var port = FreePort();
        var server = Start("dotnet", [program, $"--Node:Data={data}", $"--Node:Connection=Data Source={data}/reciproca.db", $"--urls=http://127.0.0.1:{port}",
            "--environment=Bench", $"--Node:Address=http://127.0.0.1:{port}", "--Logging:LogLevel:Default=Warning"], port);
        await server.Ready("/health/ready");
        return server;
    }

    public static async Task<Server> Bare(string file, string encoding)
    {
        var port = FreePort();
        var server = Start("dotnet", [typeof(Server).Assembly.Location, "node", "--bare", file, encoding, port.ToString(System.Globalization.CultureInfo.InvariantCulture)], port);
        await server.Ready("/");
        return server;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static string Publish(string data)
    {
        var output = Path.Combine(data, "published");
        var project = Path.Combine(Directory.GetCurrentDirectory(), "src/Reciproca/Reciproca.csproj");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", output, "-v", "q", "--nologo", "-m:1"]) { RedirectStandardOutput = true })!;
        publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0 ? Path.Combine(output, "reciproca.dll") : throw new InvalidOperationException("dotnet publish failed; run from the root of the repository");
    }

    private static Server Start(string program, string[] arguments, int port)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new Server(process, new Uri($"http://127.0.0.1:{port}"));
    }

    private async Task Ready(string path)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var tries = 0; tries < 3000 && !process.HasExited; tries++)
        {
            try { if ((await http.GetAsync(path)).StatusCode == HttpStatusCode.OK) return; }
            catch (HttpRequestException) { }
            await Task.Delay(10);
        }
        throw new InvalidOperationException("The server did not become ready");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
