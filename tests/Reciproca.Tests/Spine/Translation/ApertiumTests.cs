using System.Diagnostics;
using Reciproca.Spine.Translation;
using Reciproca.Spine.Translation.Apertium;
using Reciproca.Spine.Translation.Protection;

namespace Reciproca.Tests.Spine.Translation;

/// <summary>Apertium as it is installed, and commands in its place that hang, die and lie.</summary>
public sealed class ApertiumTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reciproca-apertium-");

    public static bool Installed => File.Exists("/usr/bin/lt-proc") && File.Exists("/usr/share/apertium/modes/spa-eng.mode");

    [Theory]
    [InlineData("es", "en", "La ciudad construyó un sistema de drenaje.", "drainage")]
    [InlineData("es", "pt", "La ciudad tiene una escuela nueva.", "cidade")]
    [InlineData("pt", "en", "A cidade tem uma escola nova.", "school")]
    [InlineData("en", "pt", "The city has a new school.", "escola")]
    [InlineData("fr", "en", "La ville a une école.", "school")]
    [InlineData("id", "ms", "Kota itu punya sekolah baru.", "Bandar")]
    public async Task A_sentence_is_translated_directly_or_over_one_language_between(string from, string to, string text, string expected)
    {
        Assert.SkipUnless(Installed, "Apertium is not installed");
        using var apertium = new ApertiumTranslator(new TranslationSettings());
        Assert.Contains(expected, (await apertium.Translate([text], from, to, Cancel))[0], StringComparison.OrdinalIgnoreCase);
        Assert.False(apertium.MayKnow("es", "id"));
    }

    [Fact]
    public async Task Names_numbers_links_codes_and_Markdown_survive_it()
    {
        Assert.SkipUnless(Installed, "Apertium is not installed");
        using var apertium = new ApertiumTranslator(new TranslationSettings());
        const string text = "## Qué hicimos\n\n- Con **Santo André** plantamos 1.200 árboles [según el informe](https://rosario.gob.ar/a_b?c=1&d=2).\n- El ODS 11.5 y la norma ISO-37101 piden $ 40.000; escriba a agua@rosario.gob.ar.\n\n| año | casas |\n|---|---|\n| 2020 | `x^2 [y] {z}` |";
        var translated = (await Translators(apertium).Translate(text, "es", "en", new Names("es", []), () => Task.FromResult(false), Cancel)).Text;
        foreach (var kept in new[] { "## What", "**Santo André**", "1.200", "](https://rosario.gob.ar/a_b?c=1&d=2)", "11.5", "ISO-37101", "40.000", "agua@rosario.gob.ar", "|---|---|", "| 2020 | `x^2 [y] {z}` |", "trees" })
            Assert.Contains(kept, translated);
    }

    [Fact]
    public async Task Signs_of_its_own_stream_do_not_confuse_it()
    {
        Assert.SkipUnless(Installed, "Apertium is not installed");
        using var apertium = new ApertiumTranslator(new TranslationSettings());
        foreach (var text in new[] { "La casa ^verde$ / azul", "La casa \\ {roja} <b>", "La casa @ # * ~ + [[t]]", "La casa...", "¿La casa?", "", "La casa\0 grande" })
            Assert.Single(await apertium.Translate([text], "es", "en", Cancel));
        Assert.Equal("The house", (await apertium.Translate(["La casa"], "es", "en", Cancel))[0]);
    }

    [Fact]
    public async Task A_text_in_another_language_than_it_says_is_refused()
    {
        Assert.SkipUnless(Installed, "Apertium is not installed");
        using var apertium = new ApertiumTranslator(new TranslationSettings());
        Assert.Equal(Failure.NotUnderstood, (await Assert.ThrowsAsync<TranslatorFailure>(() => apertium.Translate(["Banjir merendam rumah warga kampung selama berminggu-minggu"], "es", "en", Cancel))).Reason);
    }

    [Fact]
    public async Task Many_at_once_each_get_their_own_answer()
    {
        Assert.SkipUnless(Installed, "Apertium is not installed");
        using var apertium = new ApertiumTranslator(new TranslationSettings());
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => apertium.Translate([$"La casa número {n}"], "es", "en", Cancel)));
        Assert.Equal(Enumerable.Range(0, 40).Select(n => n.ToString()), answers.Select(a => a[0].Split(' ')[^1]));
        Assert.InRange(apertium.Running, 1, 2);
    }

    [Fact]
    public async Task One_that_hangs_is_killed_with_its_children_and_said_to_have_timed_out()
    {
        using var apertium = Fake("sleep 600 & echo $! > CHILD; wait", seconds: 1);
        var watch = Stopwatch.StartNew();
        Assert.Equal(Failure.TimedOut, (await Assert.ThrowsAsync<TranslatorFailure>(() => apertium.Translate(["La casa"], "es", "pt", Cancel))).Reason);
        Assert.InRange(watch.Elapsed.TotalSeconds, .9, 10);
        var child = (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "child"), Cancel)).Trim();
        for (var i = 0; i < 50 && Directory.Exists($"/proc/{child}") && !(await File.ReadAllTextAsync($"/proc/{child}/stat", Cancel)).Contains(") Z"); i++) await Task.Delay(50, Cancel);
        Assert.True(!Directory.Exists($"/proc/{child}") || (await File.ReadAllTextAsync($"/proc/{child}/stat", Cancel)).Contains(") Z"));
    }

    [Fact]
    public async Task One_that_has_died_meanwhile_is_begun_anew()
    {
        // answers once and ends
        using var apertium = Fake("read -r -d '' text; printf 'A casa.[]\\0'");
        for (var i = 0; i < 3; i++) Assert.Equal("A casa", (await apertium.Translate(["La casa"], "es", "pt", Cancel))[0]);
    }

    [Theory]
    [InlineData("exit 3", Failure.Died)]
    [InlineData("head -c 300000 /dev/zero | tr '\\0' 'x'; sleep 60", Failure.TooLarge)]
    [InlineData("read -r -d '' text; printf '<html>Fehler</html>\\0'; sleep 60", Failure.Unfaithful)]
    public async Task One_that_dies_or_talks_rubbish_is_a_failure_with_a_reason(string script, Failure reason)
    {
        using var apertium = Fake(script, seconds: 20);
        Assert.Equal(reason, (await Assert.ThrowsAsync<TranslatorFailure>(() => apertium.Translate(["La casa"], "es", "pt", Cancel))).Reason);
    }

    [Fact]
    public void Without_it_no_language_is_known()
    {
        using var none = new ApertiumTranslator(new TranslationSettings { Apertium = "none" });
        using var missing = new ApertiumTranslator(new TranslationSettings { Apertium = "always", ApertiumData = "/nowhere" });
        Assert.False(none.MayKnow("es", "pt") || missing.MayKnow("es", "pt"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Translators Translators(ITranslator translator) => new([translator], TimeProvider.System);

    /// <summary>A command that a test writes, with one language pair.</summary>
    private ApertiumTranslator Fake(string script, int seconds = 5)
    {
        var command = Path.Combine(folder.FullName, "apertium");
        File.WriteAllText(command, "#!/bin/bash\n" + script.Replace("CHILD", Path.Combine(folder.FullName, "child")) + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "modes"));
        File.WriteAllText(Path.Combine(folder.FullName, "modes", "es-pt.mode"), command);
        return new ApertiumTranslator(new TranslationSettings { Apertium = "always", ApertiumData = folder.FullName, Seconds = seconds });
    }
}
