using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Matching;

/// <summary>Says in the reader's words what two have in common: one sentence for each part of a <see cref="Fit"/>.</summary>
public sealed class Reasons(Texts.Texts texts, NodeVocabulary vocabulary)
{
    private const int MostNamed = 3;

    public IReadOnlyList<string> Of(Fit fit) => [.. fit.Parts.Select(Of)];

    public string Of(Part part) => part switch
    {
        { Name: "size", Number: > .85 and < 1.18 } => texts["match.size.same"],
        { Name: "size" } => texts["match.size.times", texts.Number(part.Number)],
        { Name: "kept" } => texts.Count("match.kept", (long)part.Number),
        { On: { } on } => texts[$"match.{part.Name}", texts.Date(on)],
        { Codes.Count: > 0 } => texts[$"match.{part.Name}", string.Join(", ", part.Codes.Take(MostNamed).Select(code => Name(part.Name, code)))],
        _ => texts[$"match.{part.Name}"],
    };

    // A goal is known by its number; its full name would fill the line.
    private string Name(string scheme, string code) => scheme == Schemes.Sdg ? code : vocabulary.Now.Label(scheme, code, texts.Language);
}
