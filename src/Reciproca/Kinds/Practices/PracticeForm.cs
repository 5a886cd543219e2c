using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Practices;

/// <summary>What an author types about a practice. Title and three questions are enough; the rest grows.</summary>
public sealed class PracticeForm
{
    /// <summary>The language of these texts, a code of the vocabulary scheme "language".</summary>
    public string? Language { get; set; }
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public Dictionary<string, string?> Sections { get; set; } = [];
    public DateOnly? StartedOn { get; set; }
    public DateOnly? EndedOn { get; set; }
    public long? Cost { get; set; }
    public string? Currency { get; set; }
    public int? PersonDays { get; set; }
    public int? Staff { get; set; }
    public string? Licence { get; set; } = Practice.UsualLicence;
    public string? Source { get; set; }
    public Audience Audience { get; set; }
    public List<string> Topics { get; set; } = [];
    public List<string> Targets { get; set; } = [];
    public List<string> Hazards { get; set; } = [];
    public List<string> Powers { get; set; } = [];
    public List<string> Budgets { get; set; } = [];
    public List<string> Landforms { get; set; } = [];

    /// <summary>The revision this form was filled from; 0 for a new practice.</summary>
    public int Revision { get; set; }

    public string? Text(string section) => Sections.GetValueOrDefault(section);

    /// <summary>What keeps it from being saved at all.</summary>
    public IEnumerable<(string Field, string Reason)> Wrong()
    {
        if (EndedOn < StartedOn) yield return (nameof(EndedOn), "practice.endedon.before");
        if (Cost < 0) yield return (nameof(Cost), "practice.cost.negative");
        if (PersonDays < 0) yield return (nameof(PersonDays), "practice.cost.negative");
        if (Staff < 0) yield return (nameof(Staff), "practice.cost.negative");
        if (Currency is not null && (Currency.Trim().Length != 3 || !Currency.Trim().All(char.IsAsciiLetter))) yield return (nameof(Currency), "practice.currency.wrong");
        else if (Cost > 0 && Currency is null) yield return (nameof(Currency), "practice.currency.missing");
        if (!Concepts.Standard.Knows(Schemes.Language, Language ?? "")) yield return (nameof(Language), "practice.language.missing");
        if (!Concepts.Standard.Knows(Schemes.Licence, Licence ?? "")) yield return (nameof(Licence), "practice.licence.missing");
    }

    /// <summary>What keeps it from being published.</summary>
    public IEnumerable<(string Field, string Reason)> Missing()
    {
        if (Fold.Clean(Title).Length < 5) yield return (nameof(Title), "practice.title.missing");
        foreach (var section in PracticeKind.Asked.Where(s => Fold.Clean(Text(s)).Length < 10)) yield return ($"{nameof(Sections)}[{section}]", $"practice.section.{section}.missing");
    }
}
