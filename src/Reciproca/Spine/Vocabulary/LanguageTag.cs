namespace Reciproca.Spine.Vocabulary;

/// <summary>BCP-47 tags, as far as we need them: .NET has no culture for Tetum or Aymara.</summary>
public static class LanguageTag
{
    public static string Primary(string tag) => tag.IndexOf('-') is var dash and > 0 ? tag[..dash] : tag;
}
