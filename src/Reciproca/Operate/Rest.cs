using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Reciproca.Operate;

/// <summary>
/// Gives memory back to the machine once a node has started and whenever it has had nothing to do for a while: reading the vocabulary, the lexicon
/// and the model of the database leaves three times of what stays, and maps as much code that is run once.
/// </summary>
public sealed partial class Rest(IHostApplicationLifetime life, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1), Look = TimeSpan.FromMinutes(5);
    private const long WorthIt = 24 * 1024 * 1024;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        await using var _ = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
        await Task.Delay(AfterStart, clock, stop);
        for (var before = -1L; !stop.IsCancellationRequested; await Task.Delay(Look, clock, stop))
        {
            var now = GC.GetTotalAllocatedBytes();
            if (before < 0 || now - before < WorthIt) GiveBack();
            before = now;
        }
    }

    private static void GiveBack()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (File.Exists(Maps)) LeaveCode();
    }

    private const string Maps = "/proc/self/maps";

    /// <summary>Lets go of the pages of programs; whatever is needed again is still in the machine's cache of files. Linux only.</summary>
    private static void LeaveCode()
    {
        foreach (var line in File.ReadLines(Maps))
            if (Code().Match(line) is { Success: true } code)
            {
                var (from, to) = (Address(code.Groups[1]), Address(code.Groups[2]));
                _ = Advise(from, to - from, PageOut); // a kernel that does not know it keeps the pages
            }

        static nint Address(Group hex) => nint.Parse(hex.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>What is mapped and not written to, as "7f12a000-7f12f000 r-xp 00000000 fd:00 1234 /usr/lib/libx.so.3".</summary>
    [GeneratedRegex(@"^([0-9a-f]+)-([0-9a-f]+) r-.* /.+\.(?:dll|so)[.0-9]*$")]
    private static partial Regex Code();

    private const int PageOut = 21;

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}
