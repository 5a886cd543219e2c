namespace Reciproca.Spine.Translation;

/// <summary>Puts texts into another language; the one thing of this folder that leaves the process.</summary>
public interface ITranslator
{
    string Name { get; }

    /// <summary>Whether texts go over a network: such a translator is given published, public texts alone.</summary>
    bool IsRemote { get; }

    /// <summary>Whether it can, as far as is known without asking anybody: a page and the pump may not wait for it.</summary>
    bool MayKnow(string from, string to);

    /// <param name="texts">Sentences or lines; the signs of <see cref="Protection.Masked"/> in them come back as they are.</param>
    /// <returns>As many texts, in the same order.</returns>
    /// <exception cref="TranslatorFailure">It did not, and why.</exception>
    Task<IReadOnlyList<string>> Translate(IReadOnlyList<string> texts, string from, string to, CancellationToken cancel);
}

/// <summary>Why there is no translation.</summary>
public enum Failure { TimedOut, Died, Unreachable, Refused, NotJson, TooLarge, Unfaithful, NotUnderstood, NoTranslator }

/// <summary>A translator failed; the text keys are "translation.failure.{reason}".</summary>
public sealed class TranslatorFailure(Failure reason, string detail = "", Exception? cause = null) : Exception($"{reason}: {detail}", cause)
{
    public Failure Reason => reason;
    public string Detail => detail.Length > 400 ? detail[..400] : detail;

    /// <summary>The same text would fail again: only a person can say to try once more.</summary>
    public bool IsFinal => reason is Failure.Unfaithful or Failure.NotUnderstood or Failure.NoTranslator;
}
