using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Reciproca.Tests.Web;

/// <summary>What style, script and pictures may weigh and use: the promises to a slow, costly phone line and an old phone.</summary>
public sealed partial class LooksTests
{
    [Theory]
    [InlineData("css/site.css", 9 * 1024)]
    [InlineData("js/site.js", 5 * 1024)]
    [InlineData("icons.svg", 2 * 1024)]
    [InlineData("pacific.svg", 3 * 1024)]
    public void A_file_of_the_shell_stays_within_its_weight_in_Brotli(string file, int limit) =>
        Assert.InRange(Compressed(Root(file)), 1, limit);

    [Theory]
    [InlineData("light-dark(")]
    [InlineData(":has(")]
    [InlineData("color-mix(")]
    [InlineData("@container")]
    [InlineData("@import")]
    [InlineData("@font-face")]
    [InlineData("url(")]
    [InlineData("anchor-name")]
    public void The_style_asks_nothing_that_an_old_phone_or_a_foreign_host_must_give(string feature) =>
        Assert.DoesNotContain(feature, Style(), StringComparison.Ordinal);

    [Fact]
    public void The_style_names_sides_by_the_flow_of_the_text_so_that_Urdu_just_works() =>
        Assert.Empty(PhysicalSide().Matches(Style()).Select(m => m.Value));

    [Fact]
    public void Every_colour_of_the_light_look_that_carries_text_has_a_dark_one()
    {
        var dark = Block(@"\[data-theme=""dark""\] \{([^}]*)\}");
        Assert.All(new[] { "paper", "raised", "sand", "line", "edge", "ink", "soft", "sea", "on-sea", "leaf", "clay", "plum", "bad", "warn", "mark" },
            name => Assert.Contains($"--{name}:", dark, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ink", "paper")]
    [InlineData("soft", "paper")]
    [InlineData("soft", "sand")]
    [InlineData("sea", "paper")]
    [InlineData("sea", "sea-soft")]
    [InlineData("on-sea", "sea")]
    [InlineData("leaf", "leaf-soft")]
    [InlineData("clay", "clay-soft")]
    [InlineData("plum", "plum-soft")]
    [InlineData("bad", "bad-soft")]
    [InlineData("warn", "warn-soft")]
    [InlineData("ink", "mark")]
    public void Text_stands_out_from_its_ground_by_four_and_a_half_in_light_and_dark(string text, string ground)
    {
        foreach (var look in new[] { Block(@":root \{([^}]*)\}"), Block(@"\[data-theme=""dark""\] \{([^}]*)\}") })
            Assert.InRange(Contrast(Colour(look, text), Colour(look, ground)), 4.5, 21);
    }

    [Fact]
    public void The_script_carries_no_sentence_and_builds_no_markup_from_strings()
    {
        var script = File.ReadAllText(Root("js/site.js"));
        Assert.DoesNotContain("innerHTML", script, StringComparison.Ordinal);
        Assert.DoesNotContain("eval(", script, StringComparison.Ordinal);
        Assert.Empty(Sentence().Matches(Comment().Replace(script, "")).Select(m => m.Value));
    }

    [Fact]
    public void Every_class_that_a_page_names_is_one_that_the_style_knows()
    {
        var known = Selector().Matches(Style()).Select(m => m.Groups[1].Value).ToHashSet();
        var unknown = from file in Directory.EnumerateFiles(Repository.Folder("src/Reciproca"), "*.cshtml", SearchOption.AllDirectories)
                      where !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
                      from Match use in ClassAttribute().Matches(File.ReadAllText(file))
                      from name in use.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                      where !known.Contains(name)
                      select $"{Path.GetFileName(file)}: {name}";
        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_icon_has_a_name_of_its_own()
    {
        var names = XDocument.Load(Root("icons.svg")).Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(names.Distinct().Count(), names.Count);
        Assert.Contains("logo", names);
    }

    private static string Root(string file) => Repository.Folder("src/Reciproca/wwwroot/" + file);

    private static string Style() => Comment().Replace(File.ReadAllText(Root("css/site.css")), "");

    private static string Block(string pattern) => Regex.Match(Style(), pattern).Groups[1].Value;

    private static long Compressed(string path)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(File.ReadAllBytes(path));
        return packed.Length;
    }

    private static double[] Colour(string block, string name)
    {
        var hex = Regex.Match(block, $"--{name}: #([0-9a-f]+);").Groups[1].Value;
        if (hex.Length == 3) hex = string.Concat(hex.Select(c => $"{c}{c}"));
        return [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(hex.Substring(i * 2, 2), 16) / 255d)];
    }

    private static double Contrast(double[] one, double[] other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    private static double Luminance(double[] rgb) => .2126 * Linear(rgb[0]) + .7152 * Linear(rgb[1]) + .0722 * Linear(rgb[2]);

    private static double Linear(double part) => part <= .04045 ? part / 12.92 : Math.Pow((part + .055) / 1.055, 2.4);

    [GeneratedRegex(@"/\*.*?\*/|(?<=^|\s)//.*?$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|[{;]\s*(?:left|right):|float:")]
    private static partial Regex PhysicalSide();

    [GeneratedRegex(@"\.([a-z][a-z-]*)")]
    private static partial Regex Selector();

    // attributes that code completes are left out
    [GeneratedRegex(@"class=""([^""@]*)""")]
    private static partial Regex ClassAttribute();

    [GeneratedRegex(@"""[A-Z][a-z]+ [a-z]+ [^""]*""")]
    private static partial Regex Sentence();
}
