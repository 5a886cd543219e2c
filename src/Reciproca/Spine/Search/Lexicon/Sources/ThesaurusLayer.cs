namespace Reciproca.Spine.Search.Lexicon;

/// <summary>The product's own thesaurus as parallel text.</summary>
public static class ThesaurusLayer
{
    public const string Name = "thesaurus";

    public static LexiconLayer Layer { get; } = new(Name, 3, Thesaurus.Concepts.SelectMany(Texts));

    static IEnumerable<ParallelText> Texts(Concept concept) =>
        from language in concept.Labels.Keys
        where language != Learning.LexiconLearning.PivotLanguage
        from label in concept.In(language)
        from english in concept.In(Learning.LexiconLearning.PivotLanguage).Take(4)
        select new ParallelText(language, label, Learning.LexiconLearning.PivotLanguage, english);
}
