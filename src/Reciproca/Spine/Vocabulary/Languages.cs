namespace Reciproca.Spine.Vocabulary;

/// <summary>What a page must know of a language to show a text in it.</summary>
public static class Languages
{
    public static string Direction(string tag) => Concepts.Standard.Find(Schemes.Language, LanguageTag.Primary(tag))?.Fact("dir") ?? "ltr";

    public static string NativeName(string tag) =>
        (Concepts.Standard.Find(Schemes.Language, tag) ?? Concepts.Standard.Find(Schemes.Language, LanguageTag.Primary(tag)))?.Fact("native") ?? tag;
}
