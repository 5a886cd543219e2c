using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Sheets;
using Reciproca.Storage;

namespace Reciproca.Across.OpenData;

/// <summary>Every night all that is public, as one archive with its checksum: the lists, who gives what to whom, and what each column means.</summary>
public sealed class WriteDump(AppDb db, RecordKinds kinds, RecordReader reader, PublicInitiatives initiatives, Dumps dumps, TimeProvider clock) : IReaction<Tick>
{
    public async Task React(Tick tick, CancellationToken cancel)
    {
        var file = dumps.Begin(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        await using (var output = new FileStream(file, FileMode.Create, FileAccess.ReadWrite))
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create))
        {
            foreach (var kind in kinds.All) await Sheet(archive, $"{kind.Path}.csv", csv => List(csv, kind, cancel));
            await Sheet(archive, "contributions.csv", csv => Contributions(csv, cancel));
            await Sheet(archive, "parties.csv", csv => Parties(csv, cancel));
            await Sheet(archive, "results.csv", csv => Results(csv, cancel));
            await Sheet(archive, "dictionary.csv", csv => DataDictionary.Write(csv, kinds));
        }
        await dumps.Finish(file, cancel);
    }

    private async Task List(CsvSheet csv, RecordKind kind, CancellationToken cancel)
    {
        // as a citizen sees it, whoever's turn it is to write
        var ids = await db.Set<Record>().AsNoTracking().Where(r => r.Kind == kind.Name).Where(RecordPermissions.ReadableBy(new Visitor())).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        var languages = await db.Set<RecordVersion>().Where(v => db.Set<Record>().Any(r => r.Id == v.RecordId && r.Kind == kind.Name)).Select(v => v.Language).Distinct().OrderBy(l => l).ToListAsync(cancel);
        var columns = RecordColumns.Of(kind, languages.Count > 0 ? languages : ["en"]);
        await csv.Row(columns.Select(c => c.Name));
        await foreach (var row in reader.Stream(ids, cancel)) await csv.Row(columns.Select(c => c.Read(row.Record, row.Body)));
    }

    private async Task Contributions(CsvSheet csv, CancellationToken cancel)
    {
        await csv.Row(DataDictionary.Contributions);
        await Each(one => one.Gifts.Select(g => new object?[]
        {
            one.Head.ShortId, g.Id.ToString(), one.Party(g.PartyId).Organisation?.ShortId, one.Party(g.PartyId).Name, g.ToId is { } to ? one.Party(to).Organisation?.ShortId : null, g.ToId is { } name ? one.Party(name).Name : null,
            g.Type.ToString(), g.Phase.ToString(), g.On, g.Quantity, g.Unit, g.Grade, g.Amount is { } amount ? Money.Whole(amount, g.Currency!) : null, g.Currency, g.Usd is { } cents ? cents / 100m : null, g.Method, g.State.ToString(), g.Note,
        }), csv, cancel);
    }

    private async Task Parties(CsvSheet csv, CancellationToken cancel)
    {
        await csv.Row(DataDictionary.Parties);
        await Each(one => one.Parties.Select(p => new object?[] { one.Head.ShortId, p.Organisation?.ShortId, p.Name, p.Country, p.Role.ToString(), p.Since, p.LeftAt }), csv, cancel);
    }

    private async Task Results(CsvSheet csv, CancellationToken cancel)
    {
        await csv.Row(DataDictionary.Results);
        await Each(one => one.Indicators.Select(i => new object?[] { one.Head.ShortId, one.Party(i.PartyId).Name, i.Title, i.Language, i.UnitText, i.Baseline, i.BaselineYear, i.Target, i.TargetOn, i.Actual, i.ActualOn, i.Evidence, i.State.ToString() }), csv, cancel);
    }

    private async Task Each(Func<PublicInitiative, IEnumerable<object?[]>> rows, CsvSheet csv, CancellationToken cancel)
    {
        await foreach (var batch in initiatives.Stream(initiatives.All, cancel))
            foreach (var row in batch.SelectMany(rows)) await csv.Row(row);
    }

    private static async Task Sheet(ZipArchive archive, string name, Func<CsvSheet, Task> write)
    {
        await using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
        await using var csv = new CsvSheet(entry);
        await write(csv);
    }
}

/// <summary>Where the archives lie. A name appears only once its archive is whole.</summary>
public sealed class Dumps(NodeSettings settings)
{
    private const int Kept = 7;
    private const string Unfinished = ".part", Sum = ".sha256";

    private string Folder => settings.In("dumps");

    public string Begin(DateOnly day) => Path.Combine(Folder, $"reciproca-{day:yyyy-MM-dd}.zip{Unfinished}");

    public async Task Finish(string unfinished, CancellationToken cancel)
    {
        var file = unfinished[..^Unfinished.Length];
        await using (var written = File.OpenRead(unfinished))
            await File.WriteAllTextAsync(file + Sum, $"{Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancel))}  {Path.GetFileName(file)}\n", Encoding.ASCII, cancel);
        File.Move(unfinished, file, overwrite: true);
        foreach (var old in All.Skip(Kept)) { File.Delete(old.FullName); File.Delete(old.FullName + Sum); }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<FileInfo> All => [.. new DirectoryInfo(Folder).GetFiles("reciproca-*.zip").OrderByDescending(f => f.Name, StringComparer.Ordinal)];

    /// <summary>One of the archives or its checksum; null for any other name, so that no path leads out.</summary>
    public FileInfo? Find(string name) => All.SelectMany(f => new[] { f, new FileInfo(f.FullName + Sum) }).FirstOrDefault(f => f.Name == name && f.Exists);
}
