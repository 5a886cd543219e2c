using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Sheets;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Across.Import;

/// <summary>What a row would do.</summary>
/// <param name="Existing">The record it changes; null for a new one.</param>
public sealed record PlannedRow(SheetRow Row, Record? Existing, Guid Steward);

/// <summary>What a file would do, or why it may not.</summary>
public sealed record ImportPlan(RowFilling Filling, IReadOnlyList<PlannedRow> Rows, int Same, IReadOnlyList<ImportError> Errors)
{
    public int Added => Rows.Count(r => r.Existing is null);
    public int Changed => Rows.Count - Added;
}

/// <summary>Looks a file through without writing anything. The same eyes look again when it is done.</summary>
public sealed class ImportCheck(AppDb db, RecordReader reader, NodeVocabulary vocabulary, Visitor visitor)
{
    public const int MostErrors = 500;

    public async Task<ImportPlan> Look(RecordKind kind, SheetTable sheet, CancellationToken cancel = default)
    {
        var columns = new ImportColumns(kind, sheet.Header, vocabulary.Now);
        var filling = new RowFilling(kind, columns, vocabulary.Now, db.Model.FindEntityType(kind.Body)!);
        var errors = columns.Unknown.Select(c => new ImportError(1, c, "import.error.column")).Concat(columns.Twice.Select(c => new ImportError(1, c, "import.error.twice"))).ToList();
        if (columns.Languages.Count == 0) errors.Add(new(1, $"{TextColumn.Title}_{visitor.Language}", "import.error.no-title"));
        if (errors.Count > 0) return new ImportPlan(filling, [], 0, errors);
        var known = await Known.Of(db, reader, kind, columns, sheet, cancel);
        var (rows, same) = (new List<PlannedRow>(), 0);
        foreach (var row in sheet.Rows)
        {
            if (errors.Count >= MostErrors) break;
            if (Place(kind, columns, row, known, errors) is not { } planned) continue;
            var trial = Trial(kind, planned, known);
            var before = planned.Existing is null ? null : RecordSnapshot.Of(trial.Record, trial.Body).ToJson();
            errors.AddRange(filling.Fill(row, trial.Record, trial.Body));
            if (planned.Existing is null && known.Takes(planned.Steward, trial.Record) is { } twin) errors.Add(new(row.Number, twin, "import.error.duplicate", trial.Record.Best("").Title));
            if (before is not null && before == RecordSnapshot.Of(trial.Record, trial.Body).ToJson()) same++;
            else rows.Add(planned);
        }
        return new ImportPlan(filling, rows, same, errors);
    }

    /// <summary>Which record a row is about and who answers for it; null, with the reason told, where that cannot be.</summary>
    private PlannedRow? Place(RecordKind kind, ImportColumns columns, SheetRow row, Known known, List<ImportError> errors)
    {
        if (columns.Of(row.Cells, RecordColumns.Id) is { Length: > 0 } id && known.Records.TryGetValue(id, out var existing))
        {
            if (existing.Record.Origin is null && May(existing.Record.StewardId)) return new(row, existing.Record, existing.Record.StewardId);
            errors.Add(new(row.Number, RecordColumns.Id, existing.Record.Origin is null ? "import.error.not-yours" : "import.error.foreign", id));
            return null;
        }
        if (kind.Body == typeof(Organisation))
        {
            if (visitor.IsSecretariat) return new(row, null, Guid.CreateVersion7());
            errors.Add(new(row.Number, RecordColumns.Id, "import.error.not-yours"));
            return null;
        }
        var named = columns.Of(row.Cells, RecordColumns.Organisation) is { Length: > 0 } shortId ? shortId : columns.Of(row.Cells, "organisation_name");
        var steward = named.Length == 0 ? visitor.ActingFor?.OrganisationId : known.Stewards.TryGetValue(Fold.Text(named), out var found) ? found : null;
        if (steward is { } mine && May(mine)) return new(row, null, mine);
        errors.Add(new(row.Number, RecordColumns.Organisation, steward is null ? "import.error.organisation" : "import.error.not-yours", named));
        return null;
    }

    private bool May(Guid organisation) => visitor.IsSecretariat || visitor.Has(organisation, Role.FocalPoint);

    /// <summary>A copy to fill, so that looking changes nothing.</summary>
    private static RecordRow Trial(RecordKind kind, PlannedRow planned, Known known) => planned.Existing is { } existing ? known.Records[existing.ShortId]
        : new RecordRow(new Record { StewardId = planned.Steward, Kind = kind.Name, SourceLanguage = "" }, (IKeyed)Activator.CreateInstance(kind.Body)!);
}
