namespace Reciproca.Spine.Search.Lexicon;

/// <summary>The same thing said in two languages: a dictionary entry, a label, a sentence, a title.</summary>
/// <param name="Language">Language of <paramref name="Text"/>.</param>
/// <param name="Other">Language of <paramref name="OtherText"/>; neither needs to be English.</param>
public sealed record ParallelText(string Language, string Text, string Other, string OtherText);

/// <summary>Parallel texts of one origin, read once and in order.</summary>
/// <param name="Name">Shown by explain: "thesaurus", "freedict", "records" …</param>
/// <param name="Weight">How much one text of it counts beside the others.</param>
/// <param name="Texts">May be a stream; it is not kept.</param>
public sealed record LexiconLayer(string Name, float Weight, IEnumerable<ParallelText> Texts);
