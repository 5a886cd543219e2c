using Reciproca.Spine.Search;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.Find;

/// <summary>What the values of filters are called in the reader's language.</summary>
public sealed class FacetLabels(Texts texts, NodeVocabulary vocabulary)
{
    /// <summary>The label; null for a value that readers need not see.</summary>
    public string? Of(string dimension, string value) => dimension switch
    {
        "kind" => Known($"{value}.many"),
        "state" => Known(value.Replace(".", ".state.").ToLowerInvariant()),
        "fresh" => Known($"search.fresh.{value}"),
        "language" => Languages.NativeName(value),
        "origin" => value == Facet.Here ? texts["search.origin.here"] : value,
        "by" or "stage" => null,
        _ => vocabulary.Now.Find(dimension, value)?.Label(texts.Language),
    };

    /// <summary>"hazard/flood" in the reader's language.</summary>
    public string OfConcept(string concept) => concept.Split('/', 2) is [var scheme, var code] ? vocabulary.Now.Label(scheme, code, texts.Language) : concept;

    public static string Direction(string dimension, string value) => dimension == "language" ? Languages.Direction(value) : "auto";

    private string? Known(string key) => InterfaceTexts.Find(texts.Language, key)?[0];
}
