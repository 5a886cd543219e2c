using System.Text.Json;
using Reciproca.Spine.Records;

namespace Reciproca.Tests.Spine.Records;

public sealed class RecordChangesTests
{
    [Fact]
    public void Only_what_differs_is_a_change()
    {
        var old = Snapshot("Drains", "The street floods", ["topic:drainage"], """{"Cost":100,"Id":"a"}""");
        var now = Snapshot("Drains", "The street no longer floods", ["topic:drainage", "topic:roads"], """{"Cost":200,"Id":"a"}""");
        Assert.Equal(
            [new Change(Part.Section, "problem", "en", "The street floods", "The street no longer floods"), new Change(Part.Tags, "topic", "", "drainage", "drainage roads"), new Change(Part.Column, "Cost", "", "100", "200")],
            RecordChanges.Between(old, now));
    }

    [Fact]
    public void A_column_that_was_emptied_is_a_change()
    {
        var change = Assert.Single(RecordChanges.Between(Snapshot("D", "x", [], """{"Cost":100}"""), Snapshot("D", "x", [], "{}")));
        Assert.Equal(("100", ""), (change.Old, change.New));
    }

    [Fact]
    public void Texts_are_compared_word_by_word()
    {
        var pieces = TextDifference.Between("Las calles se inundan", "Las avenidas se inundan");
        Assert.Equal([Fate.Kept, Fate.Removed, Fate.Added, Fate.Kept], pieces.Select(p => p.Fate));
        Assert.Equal("Las calles se inundan", string.Concat(pieces.Where(p => p.Fate != Fate.Added).Select(p => p.Text)));
        Assert.Equal("Las avenidas se inundan", string.Concat(pieces.Where(p => p.Fate != Fate.Removed).Select(p => p.Text)));
    }

    private static RecordSnapshot Snapshot(string title, string problem, string[] tags, string body) => new("en", Audience.Public, Stage.Published, null,
        [new VersionSnapshot("en", VersionState.Human, title, "", new SortedDictionary<string, string> { ["problem"] = problem })], tags, JsonDocument.Parse(body).RootElement);
}
