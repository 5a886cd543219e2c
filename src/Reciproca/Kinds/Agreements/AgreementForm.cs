using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>The head of an agreement: title and purpose in each language, and its dates.</summary>
public sealed class AgreementForm
{
    public Dictionary<string, string?> Titles { get; set; } = [];
    public Dictionary<string, string?> Purposes { get; set; } = [];
    public string? Type { get; set; }
    public string? Prevailing { get; set; }
    public DateOnly? SignOn { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public int NoticeDays { get; set; } = Agreement.UsualNotice;
    public Audience Audience { get; set; }
    public List<string> Topics { get; set; } = [];
    public List<string> Targets { get; set; } = [];
    public int Revision { get; set; }

    public IEnumerable<(string Field, string Reason)> Wrong(AgreementState state)
    {
        var written = Titles.Keys.Where(l => Title(l).Length > 0 || Purpose(l).Length > 0).ToList();
        if (written.Count == 0) yield return ("", "agreement.title.missing");
        foreach (var language in written)
        {
            if (Title(language).Length is < 5 or > 300) yield return ($"{nameof(Titles)}[{language}]", "agreement.title.missing");
            if (Purpose(language).Length < 10) yield return ($"{nameof(Purposes)}[{language}]", "agreement.purpose.missing");
        }
        if (state != AgreementState.Drafting) yield break;
        if (!Concepts.Standard.Knows(Schemes.Agreement, Type ?? "")) yield return (nameof(Type), "agreement.type.missing");
        if (StartsOn < SignOn) yield return (nameof(StartsOn), "agreement.startson.before");
        if (EndsOn <= (StartsOn ?? SignOn)) yield return (nameof(EndsOn), "agreement.endson.before");
        if (NoticeDays is < 0 or > 1000) yield return (nameof(NoticeDays), "agreement.noticedays.wrong");
    }

    public static AgreementForm Of(Record record, Agreement agreement, IReadOnlyList<string> languages) => new()
    {
        Titles = languages.ToDictionary(l => l, l => record.In(l)?.Title), Purposes = languages.ToDictionary(l => l, l => record.In(l)?[AgreementKind.Purpose]),
        Type = agreement.Type, Prevailing = agreement.Prevailing, SignOn = agreement.SignOn, StartsOn = agreement.StartsOn, EndsOn = agreement.EndsOn,
        NoticeDays = agreement.NoticeDays, Audience = record.Audience, Topics = [.. record.Codes(Schemes.Topic)], Targets = [.. record.Codes(Schemes.Sdg)], Revision = record.Revision,
    };

    /// <summary>What belongs to the text is fixed once it is laid out; the public words about it may still be mended.</summary>
    public void Fill(Record record, Agreement agreement, DateTime now)
    {
        var drafting = agreement.State == AgreementState.Drafting;
        foreach (var language in Titles.Keys.Where(l => Title(l).Length > 0))
        {
            var version = record.Write(language);
            if (drafting || version.Title.Length == 0) version.Title = Title(language);
            (version[AgreementKind.Purpose], version.At) = (Purpose(language), now);
        }
        record.Audience = Audience;
        record.Tag(Schemes.Sdg, Targets);
        if (!drafting) return;
        record.Tag(Schemes.Topic, Topics);
        record.Tag(Schemes.Agreement, [Type!]);
        (agreement.Type, agreement.Prevailing, agreement.SignOn, agreement.StartsOn, agreement.EndsOn, agreement.NoticeDays) = (Type!, string.IsNullOrEmpty(Prevailing) ? null : Prevailing, SignOn, StartsOn, EndsOn, NoticeDays);
    }

    private string Title(string language) => Fold.Clean(Titles.GetValueOrDefault(language));
    private string Purpose(string language) => Fold.Clean(Purposes.GetValueOrDefault(language));
}
