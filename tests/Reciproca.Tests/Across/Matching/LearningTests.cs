using Reciproca.Across.Matching;
using Reciproca.Spine.Matching;
using Xunit;

namespace Reciproca.Tests.Across.Matching;

public sealed class LearningTests
{
    private readonly Dice dice = new(3);

    [Fact]
    public void Where_answers_of_cities_of_the_same_size_are_accepted_size_counts_more_and_the_order_is_better()
    {
        var lesson = WeightLesson.Of(Weights.Standard, [.. Enumerable.Range(0, 80).Select(i => Answer(accepted: i % 2 == 0, size: i % 2 == 0 ? .9 : .1))]);
        Assert.True(lesson.Weights.Records["size"] > Weights.Standard.Records["size"]);
        Assert.True(lesson.After > lesson.Before, $"{lesson.Before} → {lesson.After}");
        Assert.InRange(lesson.After, 90, 100);
        Assert.Equal(Weights.Standard.Peers, lesson.Weights.Peers);
    }

    [Fact]
    public void Chance_teaches_nothing_that_is_called_an_improvement()
    {
        var lesson = WeightLesson.Of(Weights.Standard, [.. Enumerable.Range(0, 200).Select(_ => Answer(accepted: dice.Next(2) == 0, size: dice.Share()))]);
        Assert.InRange(lesson.After, 35, 65);
    }

    [Fact]
    public void No_part_that_counted_is_worth_nothing_afterwards()
    {
        var lesson = WeightLesson.Of(Weights.Standard, [.. Enumerable.Range(0, 80).Select(i => Answer(accepted: i % 2 == 0, size: i % 2 == 0 ? 0 : 1))]);
        Assert.All(lesson.Weights.Records, w => Assert.InRange(w.Value, 1, 100));
    }

    private Outcome Answer(bool accepted, double size) =>
        new(new Dictionary<string, double> { ["size"] = size, ["hazard"] = dice.Share(), ["text"] = dice.Share() }, accepted);
}
