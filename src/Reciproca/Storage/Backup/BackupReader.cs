using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Reciproca.Storage.Backup;

/// <summary>Proves a backup whole and brings it into an empty node. Says what is wrong instead of doing half.</summary>
public sealed class BackupReader(AppDb db, string data)
{
    public async Task<IReadOnlyList<string>> Verify(string file, CancellationToken cancel)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, cancel);
            return await Problems(zip, await Manifest(zip, cancel), cancel);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or JsonException) { return [$"{file} is no whole backup: {error.Message}"]; }
    }

    public async Task<IReadOnlyList<string>> Restore(string file, CancellationToken cancel)
    {
        if (await Verify(file, cancel) is { Count: > 0 } problems) return problems;
        await db.Database.MigrateAsync(cancel);
        if (await db.Users.AnyAsync(cancel)) return ["This node already has people in it. Restore into an empty data directory or database."];
        await using var zip = await ZipFile.OpenReadAsync(file, cancel);
        await RestoreTables(zip, await Manifest(zip, cancel), cancel);
        await RestoreFiles(zip, cancel);
        return [];
    }

    private static async Task<BackupManifest> Manifest(ZipArchive zip, CancellationToken cancel)
    {
        var entry = zip.GetEntry(BackupManifest.Entry) ?? throw new InvalidDataException("it has no manifest");
        await using var stream = await entry.OpenAsync(cancel);
        return (await JsonSerializer.DeserializeAsync<BackupManifest>(stream, cancellationToken: cancel))!;
    }

    private async Task<IReadOnlyList<string>> Problems(ZipArchive zip, BackupManifest manifest, CancellationToken cancel)
    {
        var problems = new List<string>();
        foreach (var (name, expected) in manifest.Files)
        {
            if (zip.GetEntry(name) is not { } entry) { problems.Add($"{name} is missing"); continue; }
            await using var stream = await entry.OpenAsync(cancel);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)) != expected) problems.Add($"{name} is damaged");
        }
        var known = BackupManifest.InOrder(db).Select(t => t.GetTableName()!).ToHashSet();
        problems.AddRange(manifest.Tables.Where(t => t.Value > 0 && !known.Contains(t.Key)).Select(t => $"This version knows no table {t.Key}"));
        return problems;
    }

    private async Task RestoreTables(ZipArchive zip, BackupManifest manifest, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys=ON", cancel);
        foreach (var rows in BackupManifest.InOrder(db).Select(type => new TableRows(db, type)).Where(rows => manifest.Tables.ContainsKey(rows.Name)))
        {
            using var lines = new StreamReader(await zip.GetEntry($"tables/{rows.Name}.jsonl")!.OpenAsync(cancel));
            await rows.Read(lines, transaction.GetDbTransaction(), cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    private async Task RestoreFiles(ZipArchive zip, CancellationToken cancel)
    {
        var root = Path.GetFullPath(data) + Path.DirectorySeparatorChar;
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("files/", StringComparison.Ordinal)))
        {
            var target = Path.GetFullPath(Path.Combine(data, entry.FullName["files/".Length..]));
            if (!target.StartsWith(root, StringComparison.Ordinal)) throw new InvalidDataException($"{entry.FullName} leaves the data directory");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await entry.ExtractToFileAsync(target, overwrite: true, cancel);
        }
    }
}
