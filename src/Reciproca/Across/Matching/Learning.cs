using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Matching;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Matching;

/// <summary>An answer that a city gave with a record of its own, by the parts of the match, and whether it was accepted.</summary>
public sealed record Outcome(IReadOnlyDictionary<string, double> Parts, bool Accepted);

/// <summary>What learning would change, and how much better it would have ordered the answers that it had not seen.</summary>
/// <param name="Before">Of a hundred pairs of an accepted and another answer, how many the weights in force put in the right order.</param>
/// <param name="After">The same for learnt weights, each answer judged by weights that were learnt without it.</param>
public sealed record Lesson(Weights Weights, int Answers, double Before, double After);

/// <summary>Learns weights from outcomes: answers that were accepted against those that were not. Only when the secretariat has switched it on.</summary>
public sealed class Learning(AppDb db, Matcher matcher, Ranking ranking, NodeWeights node, Visitor visitor, TimeProvider clock)
{
    /// <summary>Fewer answers of either sort teach nothing but chance.</summary>
    public const int Fewest = 12;
    private const int MostAnswers = 2000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<WeightLearning?> Current() => db.Set<WeightLearning>().Where(l => l.OffAt == null).OrderByDescending(l => l.OnAt).FirstOrDefaultAsync();

    public async Task Switch(bool on)
    {
        var current = await Current();
        if (on && current is null) db.Add(new WeightLearning { Id = Guid.CreateVersion7(Now), OnAt = Now, PersonId = visitor.PersonId });
        if (!on && current is not null) current.OffAt = Now;
    }

    /// <summary>Null while there are too few answers. Nothing is put in force: the secretariat looks at it first.</summary>
    public async Task<Lesson?> Learn()
    {
        var outcomes = await Outcomes();
        if (outcomes.Count(o => o.Accepted) < Fewest || outcomes.Count(o => !o.Accepted) < Fewest) return null;
        var lesson = WeightLesson.Of(node.Now, outcomes);
        if (await Current() is { } current) (current.LearntAt, current.Answers, current.Before, current.After) = (Now, lesson.Answers, lesson.Before, lesson.After);
        return lesson;
    }

    private async Task<List<Outcome>> Outcomes()
    {
        var answers = await db.Set<NeedAnswer>().AsNoTracking().Where(a => a.RecordId != null).OrderByDescending(a => a.At).Take(MostAnswers)
            .Select(a => new { a.NeedId, RecordId = a.RecordId!.Value, Accepted = a.AcceptedAt != null }).ToListAsync();
        var outcomes = new List<Outcome>();
        foreach (var answer in answers)
            if (await matcher.Entry(answer.NeedId) is { } need && ranking.Pair(need, answer.RecordId) is { } fit)
                outcomes.Add(new Outcome(fit.Parts.ToDictionary(p => p.Name, p => p.Share), answer.Accepted));
        return outcomes;
    }
}
