using Reciproca.Spine.Translation.Protection;

namespace Reciproca.Spine.Translation;

/// <summary>The translators of this node in the order in which they are asked, and how each is doing.</summary>
public sealed class Translators(IEnumerable<ITranslator> all, TimeProvider clock)
{
    /// <summary>One that has failed is left alone for a while, so that the others need not wait for it again and again.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly List<Known> known = [.. all.Select(t => new Known(t))];

    public IReadOnlyList<Known> All => known;

    /// <summary>Whether some translator may know this; one that has not said yet what it knows counts.</summary>
    /// <param name="isPublic">Whether everybody may read the text: nothing else leaves this machine.</param>
    public bool Can(string from, string to, bool isPublic) => known.Exists(k => (isPublic || !k.Translator.IsRemote) && k.Translator.MayKnow(from, to));

    /// <summary>A text in another language with everything that must stay untouched; the next translator is asked where one fails.</summary>
    /// <param name="mayLeave">Asked before anything is sent over a network: whether everybody may read it at this moment.</param>
    /// <exception cref="TranslatorFailure">None could.</exception>
    public async Task<Translated> Translate(string text, string from, string to, Names names, Func<Task<bool>> mayLeave, CancellationToken cancel)
    {
        TranslatorFailure? last = null;
        var lines = new MarkdownLines(text, names);
        if (lines.Words.Count == 0) return new Translated(text, null);
        foreach (var one in known)
        {
            if (!one.Translator.MayKnow(from, to)) continue;
            if (one.RestsUntil > clock.GetUtcNow()) { last ??= one.Last; continue; }
            if (one.Translator.IsRemote && !await mayLeave()) continue;
            try
            {
                return new Translated(Checked(text, lines, await one.Translator.Translate(lines.Words, from, to, cancel)), Answered(one));
            }
            catch (TranslatorFailure failure) when (failure.Reason == Failure.NoTranslator) { last ??= failure; }
            catch (TranslatorFailure failure) { Failed(one, last = failure); }
        }
        throw last ?? new TranslatorFailure(Failure.NoTranslator, $"{from} → {to}");
    }

    private static string Checked(string text, MarkdownLines lines, IReadOnlyList<string> answers)
    {
        if (answers.Count != lines.Words.Count) throw new TranslatorFailure(Failure.Unfaithful, $"{answers.Count} texts for {lines.Words.Count}");
        var whole = lines.With(answers) ?? throw new TranslatorFailure(Failure.Unfaithful, "a name, number, link or sign was lost");
        return Faithful.Wrong(text, whole) is { } wrong ? throw new TranslatorFailure(Failure.Unfaithful, wrong) : whole;
    }

    private string Answered(Known one)
    {
        (one.AnsweredAt, one.RestsUntil) = (clock.GetUtcNow(), null);
        return one.Translator.Name;
    }

    private void Failed(Known one, TranslatorFailure failure)
    {
        (one.Last, one.FailedAt) = (failure, clock.GetUtcNow());
        if (!failure.IsFinal) one.RestsUntil = clock.GetUtcNow() + Rest;
    }

    /// <summary>A translator and what was seen of it since the node started.</summary>
    public sealed class Known(ITranslator translator)
    {
        public ITranslator Translator => translator;
        public DateTimeOffset? AnsweredAt { get; internal set; }
        public DateTimeOffset? FailedAt { get; internal set; }
        public DateTimeOffset? RestsUntil { get; internal set; }
        public TranslatorFailure? Last { get; internal set; }
    }
}

/// <param name="By">Who translated it; null where nothing needed translating.</param>
public sealed record Translated(string Text, string? By);
