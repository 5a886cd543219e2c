using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Microsoft.ML.Tokenizers;

namespace Reciproca.Spine.Search.Embeddings;

/// <summary>Turns a text in any language the model knows into a vector of length one.</summary>
public sealed class SentenceModel : IDisposable
{
    private const int First = 0, Last = 2, Unknown = 3;

    private readonly ModelFolder folder;
    private readonly InferenceSession session;
    private readonly Func<string, IReadOnlyList<int>> tokens;
    private readonly string output;

    /// <exception cref="InvalidDataException">Something in the folder is no model, or one of another kind.</exception>
    public SentenceModel(ModelFolder folder)
    {
        this.folder = folder;
        try
        {
            // half of the machine is left to readers
            using var options = new Microsoft.ML.OnnxRuntime.SessionOptions { IntraOpNumThreads = Math.Max(1, Environment.ProcessorCount / 2), InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            session = new InferenceSession(folder.Model, options);
            tokens = folder.SentencePiece is null ? WordPieces() : SentencePieces();
        }
        catch (Exception error) when (error is OnnxRuntimeException or ArgumentException or InvalidOperationException or IOException or FormatException || error.GetType().Name == "InvalidProtocolBufferException")
        {
            session?.Dispose();
            throw new InvalidDataException($"{folder.Model}: {error.Message}", error);
        }
        if (!session.InputMetadata.ContainsKey("input_ids")) { session.Dispose(); throw new InvalidDataException($"{folder.Model} has no input \"input_ids\""); }
        output = session.OutputMetadata.Keys.FirstOrDefault(k => k == "sentence_embedding") ?? session.OutputMetadata.Keys.FirstOrDefault(k => k == "last_hidden_state") ?? session.OutputMetadata.Keys.First();
        Dimensions = OfQuestion("a").Length;
    }

    public int Dimensions { get; }

    public float[] OfQuestion(string text) => Vector(folder.Question + text);

    public float[] OfText(string text) => Vector(folder.Passage + text);

    private float[] Vector(string text)
    {
        var ids = tokens(text);
        var shape = new[] { 1, ids.Count };
        var inputs = new List<NamedOnnxValue> { Input("input_ids", [.. ids.Select(id => (long)id)], shape) };
        if (session.InputMetadata.ContainsKey("attention_mask")) inputs.Add(Input("attention_mask", [.. Enumerable.Repeat(1L, ids.Count)], shape));
        if (session.InputMetadata.ContainsKey("token_type_ids")) inputs.Add(Input("token_type_ids", new long[ids.Count], shape));
        using var results = session.Run(inputs, [output]);
        return Unit(Pooled(results[0].AsTensor<float>()));
    }

    private static NamedOnnxValue Input(string name, long[] values, int[] shape) => NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(values, shape));

    // [1, dimensions] is a sentence already; [1, tokens, dimensions] is one vector for each token
    private float[] Pooled(Tensor<float> result)
    {
        var size = result.Dimensions[^1];
        var all = result.ToArray();
        if (result.Dimensions.Length == 2 || folder.FirstTokenSpeaks) return all[..size];
        var mean = new float[size];
        for (var i = 0; i < all.Length; i++) mean[i % size] += all[i];
        return mean;
    }

    private static float[] Unit(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        return length > 0 && float.IsFinite(length) ? Array.ConvertAll(vector, v => v / length) : new float[vector.Length];
    }

    private Func<string, IReadOnlyList<int>> SentencePieces()
    {
        using var file = File.OpenRead(folder.SentencePiece!);
        var pieces = SentencePieceTokenizer.Create(file, addBeginningOfSentence: !folder.CountsFromOne, addEndOfSentence: !folder.CountsFromOne);
        if (!folder.CountsFromOne) return text => Cut(pieces.EncodeToIds(text));
        return text => [First, .. Cut(pieces.EncodeToIds(text), spare: 2).Select(id => id == pieces.UnknownId ? Unknown : id + 1), Last];
    }

    private Func<string, IReadOnlyList<int>> WordPieces()
    {
        var pieces = BertTokenizer.Create(folder.WordPiece!, new BertOptions { LowerCaseBeforeTokenization = folder.LowerCase });
        return text => [pieces.ClassificationTokenId, .. Cut(pieces.EncodeToIds(text, addSpecialTokens: false), spare: 2), pieces.SeparatorTokenId];
    }

    private IReadOnlyList<int> Cut(IReadOnlyList<int> ids, int spare = 0) => ids.Count <= folder.MostTokens - spare ? ids : [.. ids.Take(folder.MostTokens - spare)];

    public void Dispose() => session.Dispose();
}
