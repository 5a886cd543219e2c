using System.Text.RegularExpressions;
using Reciproca.Spine.Texts;
using Xunit;

namespace Reciproca.Tests.Architecture;

public sealed partial class TextTests
{
    [Fact]
    public void Every_text_is_there_in_every_complete_language()
    {
        var missing = from language in InterfaceTexts.Complete
                      from key in InterfaceTexts.Keys("en").Except(InterfaceTexts.Keys(language))
                      select $"{language}: {key}";
        Assert.Empty(missing);
    }

    [Fact]
    public void No_language_has_a_text_that_English_lacks()
    {
        var orphans = from language in InterfaceTexts.Languages
                      from key in InterfaceTexts.Keys(language).Except(InterfaceTexts.Keys("en"))
                      select $"{language}: {key}";
        Assert.Empty(orphans);
    }

    [Fact]
    public void Every_text_asked_for_in_a_page_or_class_exists()
    {
        var known = InterfaceTexts.Keys("en").ToHashSet();
        var missing = from file in Directory.EnumerateFiles(Repository.Folder("src/Reciproca"), "*.cs*", SearchOption.AllDirectories)
                      where !file.Contains("/obj/") && !file.Contains("/bin/")
                      from Match use in AskedFor().Matches(File.ReadAllText(file))
                      let key = use.Groups[1].Value
                      where !known.Contains(key)
                      select $"{Path.GetRelativePath(Repository.Root, file)}: {key}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Placeholders_are_the_same_in_every_language()
    {
        var wrong = from language in InterfaceTexts.Languages
                    from key in InterfaceTexts.Keys(language)
                    let wanted = Holes(InterfaceTexts.Find("en", key)!)
                    let found = Holes(InterfaceTexts.Find(language, key)!)
                    where !found.IsSubsetOf(wanted) || (!wanted.SetEquals(found) && InterfaceTexts.Find("en", key)!.Length == 1)
                    select $"{language}: {key}";
        Assert.Empty(wrong);
    }

    private static HashSet<string> Holes(string[] forms) => [.. forms.SelectMany(f => Hole().Matches(f)).Select(m => m.Value)];

    [GeneratedRegex(@"(?:\bT|[tT]exts)(?:\[|\.Count\()""([a-z0-9.-]+)""")]
    private static partial Regex AskedFor();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();
}
