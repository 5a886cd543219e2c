using Reciproca.Spine.Search;
using Xunit;

namespace Reciproca.Tests.Spine.Search;

public sealed class RecordIndexTests : IDisposable
{
    private readonly TestLibrary library = new();

    [Fact]
    public async Task What_was_indexed_is_there_after_a_restart()
    {
        await library.Index.Rebuild(Nothing());
        library.Has("en", "Rain garden");
        library.Restart();
        Assert.False(library.Index.NeedsRebuild);
        Assert.Single(library.Titles("rain"));
    }

    [Fact]
    public async Task A_rebuild_replaces_everything_and_searching_goes_on_meanwhile()
    {
        library.Has("en", "Stale entry");
        var fresh = library.Entry("en", "Rain garden", "");
        await library.Index.Rebuild(Slowly([fresh], () => Assert.Single(library.Titles("stale"))));
        Assert.Empty(library.Titles("stale"));
        Assert.Single(library.Titles("rain"));
        Assert.Single(Directory.GetDirectories(library.Folder));
    }

    [Fact]
    public async Task What_is_saved_during_a_rebuild_is_kept_and_not_overwritten_by_what_the_rebuild_had_read()
    {
        var before = library.Entry("en", "Old title", "");
        var after = before with { Texts = [new EntryText("en", "New title", "")] };
        await library.Index.Rebuild(Slowly([before], () => library.Index.Put([after], [])));
        Assert.Equal(1, library.Ask("new").Total);
        Assert.Equal(0, library.Ask("old").Total);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("corrupt")]
    [InlineData("other version")]
    public async Task An_index_that_cannot_be_used_is_noticed_and_built_anew(string damage)
    {
        await library.Index.Rebuild(Nothing());
        library.Has("en", "Rain garden");
        library.Restart(() => Damage(damage));
        Assert.True(library.Index.NeedsRebuild);
        Assert.Empty(library.Titles("rain"));
        await library.Index.Rebuild(Slowly([library.Entry("en", "Rain garden", "")], () => { }));
        library.Restart();
        Assert.False(library.Index.NeedsRebuild);
        Assert.Single(library.Titles("rain"));
    }

    private void Damage(string how)
    {
        if (how == "missing") Directory.Delete(library.Folder, recursive: true);
        else if (how == "other version") File.WriteAllText(Path.Combine(library.Folder, "current"), "v0-somewhere");
        else foreach (var file in Directory.EnumerateFiles(library.Folder, "segments*", SearchOption.AllDirectories)) File.WriteAllText(file, "nonsense");
    }

    private static async IAsyncEnumerable<IReadOnlyCollection<IndexEntry>> Nothing()
    {
        await Task.CompletedTask;
        yield break;
    }

    private static async IAsyncEnumerable<IReadOnlyCollection<IndexEntry>> Slowly(IndexEntry[] entries, Action meanwhile)
    {
        await Task.Yield();
        meanwhile();
        yield return entries;
    }

    public void Dispose() => library.Dispose();
}
