using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Web.Records;

/// <summary>
/// Saves the form of an edit page. Where someone else has saved in between nothing is written and the <see cref="Conflict"/> comes back,
/// to be shown with status 409: <c>if (await editing.Save(…) is { } conflict) …</c>
/// </summary>
public sealed class Editing(RecordOfRequest found, RecordStore store, IHttpContextAccessor http)
{
    private IFormCollection Typed => http.HttpContext!.Request.Form;

    /// <param name="revision">The one this form was filled from.</param>
    /// <param name="formOf">The form as it would be filled from the record as it is now.</param>
    /// <param name="fill">Writes the form into the record and its body.</param>
    public async Task<Conflict?> Save<TForm, TBody>(TForm form, int revision, Func<Record, TBody, TForm> formOf, Action<Record, TBody> fill, bool ownRevision = false) where TForm : class where TBody : class, IKeyed
    {
        var record = (await store.Open(found.Record.Id))!;
        var body = (TBody)await store.Body(record);
        var theirs = formOf(record, body);
        if (revision != record.Revision || !Conflict.Settle(theirs, form, Typed)) return Between(record, theirs, form);
        fill(record, body);
        try { await store.Save(record, body, revision, ownRevision); return null; }
        catch (EditConflict) { return await Afresh(form, formOf); }
    }

    /// <summary>They saved between our reading and our writing.</summary>
    private async Task<Conflict> Afresh<TForm, TBody>(TForm form, Func<Record, TBody, TForm> formOf) where TForm : class where TBody : class, IKeyed
    {
        var record = (await store.OpenAfresh(found.Record.Id))!;
        return Between(record, formOf(record, (TBody)await store.Body(record)), form);
    }

    private Conflict Between(Record record, object theirs, object yours) => Conflict.Between(record.Kind, record.Revision, theirs, yours, Typed);
}
