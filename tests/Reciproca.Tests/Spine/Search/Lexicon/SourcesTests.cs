using System.IO.Compression;
using System.Text;
using Reciproca.Spine.Search.Lexicon;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Lexicon;

public sealed class SourcesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("dictionaries").FullName;

    [Fact]
    public void A_freedict_dictionary_gives_its_meanings_and_leaves_out_explanations()
    {
        Freedict("eng-ind", ("flood", "flood /flʌd/ <n>\nbanjir, bah 2.\nan overflow of water\n 3.\nanother gloss\n"), ("dam", "dam /dæm/\n1. bendungan\n2. waduk\n"));
        var texts = Assert.Single(MachineDictionaries.Layers(folder, "nowhere")).Texts;
        Assert.Equal(["flood=banjir", "flood=bah", "dam=bendungan", "dam=waduk"], texts.Select(text => $"{text.Text}={text.OtherText}"));
    }

    [Fact]
    public void A_broken_dictionary_does_not_keep_the_others_out()
    {
        Freedict("eng-ind", ("flood", "flood\nbanjir\n"));
        File.WriteAllText(Path.Combine(folder, "freedict-eng-spa.index"), "x\tA\tB\n");
        File.WriteAllText(Path.Combine(folder, "freedict-eng-spa.dict.dz"), "not gzip");
        Assert.Equal("banjir", Assert.Single(Assert.Single(MachineDictionaries.Layers(folder, "nowhere")).Texts).OtherText);
    }

    [Fact]
    public void Without_dictionaries_there_is_no_layer() => Assert.Empty(MachineDictionaries.Layers("nowhere", "nowhere"));

    [Fact]
    public void An_Apertium_dictionary_in_source_form_is_read()
    {
        File.WriteAllText(Path.Combine(folder, "apertium-eng-spa.eng-spa.dix"),
            "<dictionary><section><e><p><l>waste<s n=\"n\"/></l><r>residuo<s n=\"n\"/></r></p></e><e><i>hospital<b/>general</i></e></section></dictionary>");
        Assert.Equal(["waste=residuo", "hospital general=hospital general"], Apertium());
    }

    [Fact]
    public void A_compiled_Apertium_dictionary_is_read_along_its_paths()
    {
        // Alphabet: one tag <n>; pairs (0,0) a:b c:c <n>:<n>. States 0 -a:b-> 1 -c:c-> 2 -<n>-> 3, which is final.
        byte[] machine = [0, 1, 3, 4, 1, 1, 1, 1, 2, 1, 1, 3, 1, 0];
        byte[] alphabet = [1, 1, .. Code('n'), 4, 1, 1, .. Code((char)('a' + 1)), .. Code((char)('b' + 1)), .. Code((char)('c' + 1)), .. Code((char)('c' + 1)), 0, 0];
        byte[] name = [4, .. "main".SelectMany(Code)];
        byte[] standard = [13, .. "main@standard".SelectMany(Code)];
        File.WriteAllBytes(Path.Combine(folder, "eng-spa.autobil.bin"), [.. "LTTB"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. alphabet, 2, .. standard, .. machine, .. name, .. machine]);
        Assert.Equal(["ac=bc"], Apertium());
    }

    [Fact]
    public void A_translation_memory_gives_pairs_and_follows_no_document_type()
    {
        var tmx = "<!DOCTYPE tmx SYSTEM \"http://127.0.0.1:9/tmx14.dtd\"><tmx><body><tu><tuv xml:lang=\"en\"><seg>clean <b>water</b></seg></tuv><tuv xml:lang=\"id\"><seg>air bersih</seg></tuv><tuv xml:lang=\"pt\"><seg>água limpa</seg></tuv></tu></body></tmx>";
        var texts = ImportedTexts.ReadTmx(new MemoryStream(Encoding.UTF8.GetBytes(tmx)));
        Assert.Equal([new("en", "clean water", "id", "air bersih"), new("en", "clean water", "pt", "água limpa")], texts);
    }

    [Fact]
    public void A_table_names_its_languages_in_the_first_line() =>
        Assert.Equal([new("en", "water", "ur", "پانی")], ImportedTexts.ReadTsv(new StringReader("en\tur\nwater\tپانی\nno other cell\n")));

    IEnumerable<string> Apertium() => MachineDictionaries.Layers("nowhere", folder).Single().Texts.Select(text => $"{text.Text}={text.OtherText}");

    // Letters take two bytes of the format's numbers: two bits for the length, then the code.
    static byte[] Code(char letter) => [0x40, (byte)letter];

    void Freedict(string pair, params (string Word, string Entry)[] entries)
    {
        var (text, index) = (new StringBuilder(), new StringBuilder());
        foreach (var (word, entry) in entries)
        {
            index.Append($"{word}\t{Number(Encoding.UTF8.GetByteCount(text.ToString()))}\t{Number(Encoding.UTF8.GetByteCount(entry))}\n");
            text.Append(entry);
        }
        File.WriteAllText(Path.Combine(folder, $"freedict-{pair}.index"), index.ToString());
        using var packed = new GZipStream(File.Create(Path.Combine(folder, $"freedict-{pair}.dict.dz")), CompressionMode.Compress);
        packed.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    static string Number(int value)
    {
        const string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        return value < 64 ? digits[value].ToString() : Number(value / 64) + digits[value % 64];
    }

    public void Dispose() => Directory.Delete(folder, true);
}
