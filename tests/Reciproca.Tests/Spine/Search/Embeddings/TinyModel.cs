using System.Text;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Tests.Spine.Search.Embeddings;

/// <summary>
/// A sentence model small enough to write down: every word has a vector, words of one meaning in several languages the same. Written as the
/// files that real models come in: ONNX, and SentencePiece or a list of word pieces.
/// </summary>
internal static class TinyModel
{
    private const int Dimensions = 160;

    /// <summary>One meaning a line, its word in each language; the words are single and small.</summary>
    public static readonly string[][] Meanings =
    [
        ["flood", "inundación", "inundação", "banjir"], ["drainage", "drenaje", "drenagem", "drainase"], ["waste", "residuos", "resíduos", "sampah"],
        ["market", "mercado", "mercado", "pasar"], ["school", "escuela", "escola", "sekolah"], ["earthquake", "terremoto", "terremoto", "gempa"],
    ];

    // it knows our own topics and hazards too, or calibrating it would find, rightly, that it knows nothing
    private static readonly Dictionary<string, int> Known = Meanings.Select(m => (IEnumerable<string>)m)
        .Concat(Concepts.Standard.All(Schemes.Topic).Concat(Concepts.Standard.All(Schemes.Hazard)).Take(Dimensions - Meanings.Length).Select(c => new[] { "en", "es", "pt", "id" }.Select(c.Label)))
        .SelectMany((words, meaning) => words.Select(word => (word, meaning))).DistinctBy(w => w.word).ToDictionary(w => w.word, w => w.meaning);

    private static readonly List<string> Words = [.. Known.Keys];

    public static void WithSentencePiece(string folder)
    {
        // SentencePiece has <unk>, <s>, </s> before its pieces; XLM-RoBERTa counts from one and begins with <s> <pad> </s> <unk>
        File.WriteAllBytes(Path.Combine(folder, "sentencepiece.bpe.model"), SentencePiece());
        File.WriteAllText(Path.Combine(folder, "config.json"), """{"model_type":"xlm-roberta","_name_or_path":"intfloat/multilingual-e5-small"}""");
        var letters = Letters();
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), Onnx(4 + Words.Count + letters.Count, id => id >= 4 && id - 4 < Words.Count ? Words[id - 4] : null));
    }

    public static void WithWordPieces(string folder)
    {
        string[] special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
        File.WriteAllLines(Path.Combine(folder, "vocab.txt"), [.. special, .. Words]);
        File.WriteAllText(Path.Combine(folder, "tokenizer_config.json"), """{"do_lower_case":true}""");
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), Onnx(special.Length + Words.Count, id => id >= special.Length ? Words[id - special.Length] : null));
    }

    /// <summary>Words of one meaning point the same way, and no two meanings do.</summary>
    private static float[] Vector(string? word)
    {
        var vector = new float[Dimensions];
        if (word is not null) vector[Known[word]] = 1;
        return vector;
    }

    private static List<string> Letters() => [.. Words.SelectMany(w => w).Concat("abcdefghijklmnopqrstuvwxyz:▁").Distinct().Select(c => c.ToString())];

    // last_hidden_state = the rows of a table that input_ids names
    private static byte[] Onnx(int rows, Func<int, string?> word)
    {
        var table = Enumerable.Range(0, rows).SelectMany(id => Vector(word(id))).SelectMany(BitConverter.GetBytes).ToArray();
        var tensor = new Protobuf().Number(1, (ulong)rows).Number(1, Dimensions).Number(2, 1).Text(8, "table").Bytes(9, table);
        var node = new Protobuf().Text(1, "table").Text(1, "input_ids").Text(2, "last_hidden_state").Text(4, "Gather")
            .Message(5, new Protobuf().Text(1, "axis").Number(3, 0).Number(20, 2));
        var graph = new Protobuf().Message(1, node).Text(2, "tiny").Message(5, tensor)
            .Message(11, Value("input_ids", 7, "batch", "tokens")).Message(11, Value("attention_mask", 7, "batch", "tokens"))
            .Message(12, Value("last_hidden_state", 1, "batch", "tokens", "dimensions"));
        return new Protobuf().Number(1, 8).Text(2, "reciproca").Message(7, graph).Message(8, new Protobuf().Text(1, "").Number(2, 13)).Written;
    }

    private static Protobuf Value(string name, ulong type, params string[] dimensions)
    {
        var shape = new Protobuf();
        foreach (var dimension in dimensions) shape.Message(1, new Protobuf().Text(2, dimension));
        return new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1, new Protobuf().Number(1, type).Message(2, shape)));
    }

    private static byte[] SentencePiece()
    {
        var model = new Protobuf();
        void Piece(string piece, float score, ulong type) => model.Message(1, new Protobuf().Text(1, piece).Float(2, score).Number(3, type));
        Piece("<unk>", 0, 2);
        Piece("<s>", 0, 3);
        Piece("</s>", 0, 3);
        foreach (var word in Words) Piece("▁" + word.Replace(' ', '▁'), -1, 1);
        foreach (var letter in Letters()) Piece(letter, -10, 1);
        model.Message(2, new Protobuf().Number(3, 1).Number(40, 0).Number(41, 1).Number(42, 2).Text(45, "<unk>").Text(46, "<s>").Text(47, "</s>"));
        return model.Message(3, new Protobuf().Text(1, "identity").Number(3, 1).Number(4, 1).Number(5, 1)).Written;
    }

    /// <summary>The wire form of a protobuf message, as far as these files need it.</summary>
    private sealed class Protobuf
    {
        private readonly MemoryStream bytes = new();

        public byte[] Written => bytes.ToArray();

        public Protobuf Number(int field, ulong value) { Raw((ulong)field << 3); Raw(value); return this; }

        public Protobuf Float(int field, float value) { Raw((ulong)field << 3 | 5); bytes.Write(BitConverter.GetBytes(value)); return this; }

        public Protobuf Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

        public Protobuf Message(int field, Protobuf value) => Bytes(field, value.Written);

        public Protobuf Bytes(int field, byte[] value) { Raw((ulong)field << 3 | 2); Raw((ulong)value.Length); bytes.Write(value); return this; }

        private void Raw(ulong value)
        {
            for (; value >= 0x80; value >>= 7) bytes.WriteByte((byte)(value | 0x80));
            bytes.WriteByte((byte)value);
        }
    }
}
