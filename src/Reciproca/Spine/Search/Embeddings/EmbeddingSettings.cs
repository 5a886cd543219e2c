namespace Reciproca.Spine.Search.Embeddings;

/// <summary>Node:Embeddings: where an operator has put a multilingual sentence model; without one nothing is loaded and nothing changes.</summary>
public sealed class EmbeddingSettings
{
    /// <summary>The folder with model.onnx and its tokenizer; empty for "model" in the data directory.</summary>
    public string Folder { get; set; } = "";
}
