using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search.Embeddings;

/// <summary>
/// What a likeness of this model is worth. Every model has a scale of its own, so it is asked for things we know: names of one concept in two
/// languages, and of two concepts. From the two heaps follows how likely a likeness means the same.
/// </summary>
/// <param name="Same">Mean and deviation of the likeness of one concept's names.</param>
/// <param name="Other">The same for names of different concepts.</param>
public sealed record Calibration((double Mean, double Deviation) Same, (double Mean, double Deviation) Other)
{
    private const int MostConcepts = 120;
    private const double LeastDeviation = .02;

    /// <summary>The likelihood that a text means what was asked, when one of so many does.</summary>
    public double Likelihood(double likeness, int among)
    {
        // beyond the mean of the same, more likeness is no more evidence
        var value = Math.Min(likeness, Same.Mean);
        if (value <= Other.Mean) return 0;
        var ratio = Density(value, Same) - Density(value, Other) - Math.Log(Math.Max(1, among));
        return 1 / (1 + Math.Exp(-ratio));
    }

    public static Calibration Of(SentenceModel model)
    {
        var names = Concepts.Standard.All(Schemes.Topic).Concat(Concepts.Standard.All(Schemes.Hazard)).Take(MostConcepts)
            .Select((concept, i) => (One: model.OfQuestion(concept.Label(i % 2 == 0 ? "id" : "en")), Two: model.OfText(concept.Label(i % 3 == 0 ? "pt" : "es")))).ToList();
        var other = Enumerable.Range(0, names.Count).SelectMany(i => Enumerable.Range(1, Math.Min(20, names.Count - 1)).Select(step => Likeness(names[i].One, names[(i + step) % names.Count].Two)));
        return new Calibration(Heap(names.Select(n => Likeness(n.One, n.Two))), Heap(other));
    }

    private static double Density(double value, (double Mean, double Deviation) heap) => -Math.Log(heap.Deviation) - Math.Pow((value - heap.Mean) / heap.Deviation, 2) / 2;

    private static (double, double) Heap(IEnumerable<double> likenesses)
    {
        var all = likenesses.ToList();
        var mean = all.Average();
        return (mean, Math.Max(LeastDeviation, Math.Sqrt(all.Average(l => (l - mean) * (l - mean)))));
    }

    private static double Likeness(float[] one, float[] two) => one.Zip(two, (a, b) => (double)a * b).Sum();
}
