using System.Diagnostics;
using System.Text;

namespace Reciproca.Spine.Translation.Apertium;

/// <summary>One running Apertium pipeline of one mode: texts go in and come out one at a time, each ended by a NUL.</summary>
internal sealed class ApertiumPipe : IDisposable
{
    private const int MostGrowth = 8, Spare = 4096;

    private readonly Process process;
    private readonly byte[] buffer = new byte[8192];
    private readonly Queue<byte> ahead = new();

    public ApertiumPipe(string pipeline)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", pipeline])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try { process = Process.Start(start)!; }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException) { throw new TranslatorFailure(Failure.Died, error.Message, error); }
        // what it complains about must not fill the pipe and stop it
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    public bool IsAlive => !process.HasExited;

    /// <exception cref="TranslatorFailure">It died, or answered far more than was asked.</exception>
    public async Task<string> Ask(string text, CancellationToken cancel)
    {
        var question = Encoding.UTF8.GetBytes(text.Replace("\0", "") + "\0");
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(question, cancel);
            await process.StandardInput.BaseStream.FlushAsync(cancel);
        }
        catch (IOException error) { throw new TranslatorFailure(Failure.Died, error.Message, error); }
        return await Answer(question.Length * MostGrowth + Spare, cancel);
    }

    private async Task<string> Answer(int most, CancellationToken cancel)
    {
        var answer = new List<byte>();
        while (true)
        {
            while (ahead.TryDequeue(out var next))
                if (next == 0) return Encoding.UTF8.GetString([.. answer]);
                else answer.Add(next);
            if (answer.Count > most) throw new TranslatorFailure(Failure.TooLarge, $"more than {most} bytes");
            var read = await process.StandardOutput.BaseStream.ReadAsync(buffer, cancel);
            if (read == 0) throw new TranslatorFailure(Failure.Died, "the process ended");
            for (var i = 0; i < read; i++) ahead.Enqueue(buffer[i]);
        }
    }

    public void Dispose()
    {
        try { process.Kill(entireProcessTree: true); }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException) { /* gone already */ }
        process.Dispose();
    }
}
