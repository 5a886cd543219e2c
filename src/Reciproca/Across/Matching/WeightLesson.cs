using Reciproca.Spine.Matching;

namespace Reciproca.Across.Matching;

/// <summary>
/// Logistic regression on the parts of each answer, held near the weights in force and never below zero, so that little evidence changes
/// little and every weight stays one that a person can read.
/// </summary>
public static class WeightLesson
{
    private const int Rounds = 400, Folds = 5;
    private const double Step = .3, Hold = .02;

    public static Lesson Of(Weights now, IReadOnlyList<Outcome> outcomes)
    {
        var judged = outcomes.Select((outcome, i) => (outcome.Accepted, Score: Score(Learnt(now.Records, [.. outcomes.Where((_, j) => j % Folds != i % Folds)]), outcome))).ToList();
        return new Lesson(now with { Records = InPoints(Learnt(now.Records, outcomes), now.Records) }, outcomes.Count,
            Order([.. outcomes.Select(o => (o.Accepted, Score(Shares(now.Records), o)))]), Order(judged));
    }

    /// <summary>Of a hundred pairs of an accepted and another answer, how many are in the right order; equals count half.</summary>
    public static double Order(IReadOnlyList<(bool Accepted, double Score)> judged)
    {
        var (good, others) = (judged.Where(j => j.Accepted).ToList(), judged.Where(j => !j.Accepted).ToList());
        if (good.Count == 0 || others.Count == 0) return 0;
        return 100 * good.Sum(g => others.Sum(o => g.Score > o.Score ? 1 : g.Score == o.Score ? .5 : 0)) / ((double)good.Count * others.Count);
    }

    private static Dictionary<string, double> Learnt(IReadOnlyDictionary<string, int> now, IReadOnlyList<Outcome> outcomes)
    {
        var prior = Shares(now);
        var (weights, bias) = (new Dictionary<string, double>(prior), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var slope = weights.Keys.ToDictionary(part => part, part => Hold * (prior[part] - weights[part]));
            var lean = 0.0;
            foreach (var outcome in outcomes)
            {
                var miss = ((outcome.Accepted ? 1 : 0) - 1 / (1 + Math.Exp(-bias - 10 * Score(weights, outcome)))) / outcomes.Count;
                lean += miss;
                foreach (var (part, share) in outcome.Parts) if (slope.ContainsKey(part)) slope[part] += miss * share;
            }
            bias += Step * 10 * lean;
            foreach (var part in prior.Keys) weights[part] = Math.Max(0, weights[part] + Step * slope[part]);
        }
        return weights;
    }

    private static double Score(IReadOnlyDictionary<string, double> weights, Outcome outcome) => outcome.Parts.Sum(p => weights.GetValueOrDefault(p.Key) * p.Value);

    private static Dictionary<string, double> Shares(IReadOnlyDictionary<string, int> points)
    {
        var whole = Math.Max(1.0, points.Values.Sum());
        return points.ToDictionary(p => p.Key, p => p.Value / whole);
    }

    // a part that counted goes on counting at least a little: what cities see named must not be worth nothing
    private static Dictionary<string, int> InPoints(Dictionary<string, double> weights, IReadOnlyDictionary<string, int> now)
    {
        var whole = weights.Values.Sum() is > 0 and var sum ? sum : 1;
        return now.ToDictionary(p => p.Key, p => Math.Clamp((int)Math.Round(100 * weights[p.Key] / whole), p.Value > 0 ? 1 : 0, Weights.Most));
    }
}
