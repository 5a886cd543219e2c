using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Reciproca.Spine.Records;

/// <summary>A piece of text that stayed, came or went.</summary>
public sealed record Piece(Fate Fate, string Text);

public enum Fate { Kept, Added, Removed }

/// <summary>Two texts compared word by word; what is long and the same is cut to its ends unless the whole is wanted.</summary>
public static class TextDifference
{
    private const int TooLong = 60_000, Ends = 120;

    public static IReadOnlyList<Piece> Between(string old, string now, bool whole = false)
    {
        if (old.Length + now.Length > TooLong) return [new(Fate.Removed, old), new(Fate.Added, now)];
        var words = InlineDiffBuilder.Diff(old, now, ignoreWhiteSpace: false, ignoreCase: false, chunker: new WordChunker()).Lines;
        return [.. whole ? Joined(words) : Joined(words).Select(Shortened)];
    }

    private static IEnumerable<Piece> Joined(IEnumerable<DiffPiece> words)
    {
        Piece? run = null;
        foreach (var word in words)
        {
            var fate = word.Type switch { ChangeType.Inserted => Fate.Added, ChangeType.Deleted => Fate.Removed, _ => Fate.Kept };
            if (run is not null && run.Fate == fate) { run = run with { Text = run.Text + word.Text }; continue; }
            if (run is not null) yield return run;
            run = new Piece(fate, word.Text);
        }
        if (run is not null) yield return run;
    }

    private static Piece Shortened(Piece piece) => piece.Fate != Fate.Kept || piece.Text.Length < 3 * Ends
        ? piece : piece with { Text = piece.Text[..Ends] + " … " + piece.Text[^Ends..] };
}
