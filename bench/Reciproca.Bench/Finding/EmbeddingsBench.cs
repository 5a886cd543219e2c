using Reciproca.Bench.Clearing;
using System.Diagnostics;
using Reciproca.Spine.Search.Embeddings;

namespace Reciproca.Bench.Finding;

/// <summary>./do bench embeddings [COUNT]: an exact search over a million vectors of a byte for each of 384 dimensions, beside its limit; and how much the bytes cost in quality.</summary>
public static class EmbeddingsBench
{
    const int Dimensions = 384, Questions = 40, Most = 100, Sample = 20_000;
    const double MedianLimit = 100, LongestLimit = 250, MegabyteLimit = 450;

    public static int Run(string[] args)
    {
        var count = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 1_000_000;
        var before = GC.GetTotalMemory(true);
        var (table, dice) = (new VectorTable(Dimensions), new Dice(1));
        var (vector, exact) = (new float[Dimensions], new List<(Guid Id, float[] Vector)>());
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            Fill(vector, dice);
            var id = new Guid(i, 0, 0, new byte[8]);
            table.Put(id, vector);
            if (i < Sample) exact.Add((id, [.. vector]));
        }
        Console.WriteLine($"{count:N0} vectors put in {watch.Elapsed.TotalSeconds:F1} s");
        Say("megabytes in memory", (GC.GetTotalMemory(true) - before - exact.Count * Dimensions * 4.0) / 1048576, MegabyteLimit * count / 1e6);

        var (times, cpu) = (new List<double>(), Process.GetCurrentProcess().TotalProcessorTime);
        for (var i = 0; i < Questions + 5; i++)
        {
            Fill(vector, dice);
            watch.Restart();
            table.Nearest(vector, Most);
            if (i >= 5) times.Add(watch.Elapsed.TotalMilliseconds);
            else cpu = Process.GetCurrentProcess().TotalProcessorTime;
        }
        var worked = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / Questions;
        times.Sort();
        var good = Say("median ms", times[Questions / 2], MedianLimit) & Say("longest ms", times[^1], LongestLimit);
        Console.WriteLine($"CPU ms per question: {worked:F1} on {Environment.ProcessorCount} cores");
        Console.WriteLine($"of the ten nearest by floats, found by bytes: {Recall(exact, dice):P1}");
        return good ? 0 : 1;
    }

    static double Recall(List<(Guid Id, float[] Vector)> exact, Dice dice)
    {
        var table = new VectorTable(Dimensions);
        foreach (var (id, vector) in exact) table.Put(id, vector);
        var (found, question) = (0, new float[Dimensions]);
        for (var i = 0; i < Questions; i++)
        {
            Fill(question, dice);
            var nearest = exact.OrderByDescending(e => System.Numerics.Tensors.TensorPrimitives.Dot<float>(e.Vector, question)).Take(10).Select(e => e.Id);
            found += nearest.Intersect(table.Nearest(question, 10).Select(n => n.Id)).Count();
        }
        return found / (10.0 * Questions);
    }

    static void Fill(float[] vector, Dice dice)
    {
        var length = 0f;
        for (var i = 0; i < vector.Length; i++) length += (vector[i] = (float)(dice.Fraction() + dice.Fraction() + dice.Fraction() - 1.5)) * vector[i];
        for (var i = 0; i < vector.Length; i++) vector[i] /= MathF.Sqrt(length);
    }

    static bool Say(string what, double value, double limit)
    {
        Console.WriteLine($"{what}: {value:F1} (limit {limit:F0}, {limit / value:F1} times as good)");
        return value <= limit;
    }
}
