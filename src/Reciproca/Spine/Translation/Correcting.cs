using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Translation;

/// <summary>What a visitor's words in a language do: stand at once, or wait for the steward.</summary>
public enum Way { None, AtOnce, Suggest }

/// <summary>Who may correct which version, and what it is afterwards.</summary>
public sealed class Correcting(AppDb db, RecordStore store, Visitor visitor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// What the steward wrote or stands by, others can only make suggestions for. A machine's draft is worth less than any person's words:
    /// a verified member corrects it at once, because the steward can seldom read the language.
    /// </summary>
    public Way For(Record record, string language)
    {
        if (language == record.SourceLanguage || visitor.ActingFor is not { Role: >= Role.Author } acting) return Way.None;
        if (MayDecide(record)) return Way.AtOnce;
        return acting.Verified && record.In(language) is null or { State: VersionState.Machine or VersionState.Reviewed } ? Way.AtOnce : Way.Suggest;
    }

    public bool MayDecide(Record record) => RecordPermissions.May(visitor, Ability.Edit, record) == Answer.Yes;

    public bool MayTakeBack(Record record, RecordVersion version) =>
        version.Language != record.SourceLanguage && !version.IsDraft && (MayDecide(record) || (version.State == VersionState.Reviewed && version.AuthorId == visitor.PersonId && visitor.PersonId is not null));

    /// <summary>Writes the words into a record opened for a change; they are committed with its save, and taught.</summary>
    public void Write(Record record, string language, TranslationForm form)
    {
        if (For(record, language) != Way.AtOnce) throw new InvalidOperationException("Such words are a suggestion");
        var was = record.In(language)?.State;
        var version = record.Write(language);
        form.Write(version);
        Stands(record, version, MayDecide(record) ? was is null or VersionState.Human ? VersionState.Human : VersionState.Approved : VersionState.Reviewed, visitor.PersonId, visitor.ActingFor?.OrganisationId);
    }

    /// <summary>The steward takes over what a member of another organisation has suggested.</summary>
    public void Take(Record record, VersionSuggestion suggestion)
    {
        var version = record.Write(suggestion.Language);
        suggestion.Texts.Restore(version);
        Stands(record, version, VersionState.Approved, suggestion.PersonId, suggestion.OrganisationId);
        version.MadeFrom = suggestion.MadeFrom;
    }

    /// <summary>The steward stands by it.</summary>
    public async Task Approve(Guid id, string language)
    {
        if (await store.Open(id) is not { } record || record.In(language) is not { State: VersionState.Machine or VersionState.Reviewed } version) return;
        version.State = VersionState.Approved;
        Outbox.Add(db, new VersionChecked(record.Id, language), record.Id.ToString(), Now);
        await store.Save(record, await store.Body(record), ownRevision: true);
    }

    private void Stands(Record record, RecordVersion version, VersionState state, Guid? person, Guid? organisation)
    {
        (version.State, version.AuthorId, version.CheckedById, version.At) = (state, person, organisation, Now);
        version.MadeFrom = record.In(record.SourceLanguage)?.Mark;
        Outbox.Add(db, new VersionChecked(record.Id, version.Language), record.Id.ToString(), Now);
    }
}
