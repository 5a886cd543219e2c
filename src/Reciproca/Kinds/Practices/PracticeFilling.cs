using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Practices;

/// <summary>From the form into the record and back.</summary>
public static class PracticeFilling
{
    /// <param name="language">Of the texts to edit; a version that is not there yet begins empty.</param>
    public static PracticeForm Form(Record record, Practice practice, string language)
    {
        var version = record.In(language);
        return new PracticeForm
        {
            Language = language, Title = version?.Title, Summary = version?.Summary,
            Sections = PracticeKind.Kind.Sections.ToDictionary(name => name, name => version?[name]),
            StartedOn = practice.StartedOn, EndedOn = practice.EndedOn, Cost = practice.Cost, Currency = practice.Currency,
            PersonDays = practice.PersonDays, Staff = practice.Staff, Licence = practice.Licence, Source = record.Source, Audience = record.Audience,
            Topics = [.. record.Codes(Schemes.Topic)], Targets = [.. record.Codes(Schemes.Sdg)], Hazards = [.. record.Codes(Schemes.Hazard)],
            Powers = [.. record.Codes(Schemes.Power)], Budgets = [.. record.Codes(Schemes.Budget)], Landforms = [.. record.Codes(Schemes.Landform)],
            Revision = record.Revision,
        };
    }

    public static void Fill(this PracticeForm form, Record record, Practice practice, DateTime now)
    {
        FillTexts(form, record.Write(form.Language!), now);
        (practice.StartedOn, practice.EndedOn, practice.Cost, practice.Currency) = (form.StartedOn, form.EndedOn, form.Cost, form.Currency?.Trim().ToUpperInvariant());
        (practice.PersonDays, practice.Staff, practice.Licence) = (form.PersonDays, form.Staff, form.Licence ?? Practice.UsualLicence);
        record.Source = Fold.Clean(form.Source) is { Length: > 0 } source ? source : null;
        record.Audience = form.Audience;
        record.Tag(Schemes.Topic, form.Topics);
        record.Tag(Schemes.Sdg, form.Targets);
        record.Tag(Schemes.Hazard, form.Hazards);
        record.Tag(Schemes.Power, form.Powers);
        record.Tag(Schemes.Budget, form.Budgets);
        record.Tag(Schemes.Landform, form.Landforms);
    }

    private static void FillTexts(PracticeForm form, RecordVersion version, DateTime now)
    {
        version.Title = Fold.Clean(form.Title) is { Length: > 0 } title ? title : FirstSentence.Of(form.Text(PracticeKind.Problem));
        version.Summary = Fold.Clean(form.Summary);
        foreach (var section in PracticeKind.Kind.Sections) version[section] = form.Text(section) ?? "";
        // a person has read and saved it: what a machine drafted is theirs now
        if (version.State == VersionState.Machine) version.State = VersionState.Reviewed;
        version.At = now;
    }
}
