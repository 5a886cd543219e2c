using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace Reciproca.Tests.Spine.Notices.Mail;

/// <summary>A real SMTP server on this machine (Debian's python3-aiosmtpd) that keeps what it receives in a mailbox.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reciproca-mail-");
    private Process? process;

    public int Port { get; } = FreePort();

    private static readonly bool IsInstalled = File.Exists(Python) && Run("-c", "import aiosmtpd") is var check && check.WaitForExit(20_000) && check.ExitCode == 0;

    public static void SkipUnlessInstalled() => Assert.SkipUnless(IsInstalled, "The mail server of these tests is missing: apt-get install python3-aiosmtpd");

    public async Task Start()
    {
        process = Run("-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{Port}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(folder.FullName, "box"));
        while (!await Answers()) if (process.HasExited) throw new InvalidOperationException($"The mail server stopped with {process.ExitCode}");
    }

    public async Task Stop()
    {
        process?.Kill();
        if (process is not null) await process.WaitForExitAsync();
    }

    public IReadOnlyList<MimeMessage> Received => Directory.Exists(New) ? [.. Directory.GetFiles(New).Order().Select(f => MimeMessage.Load(f))] : [];

    private string New => Path.Combine(folder.FullName, "box", "new");

    public async ValueTask DisposeAsync()
    {
        await Stop();
        folder.Delete(recursive: true);
    }

    private async Task<bool> Answers()
    {
        using var socket = new TcpClient();
        try { await socket.ConnectAsync(IPAddress.Loopback, Port); }
        catch (SocketException) { return false; }
        return true;
    }

    private static Process Run(params string[] arguments) => Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
