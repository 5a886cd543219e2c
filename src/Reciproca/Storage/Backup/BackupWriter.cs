using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Reciproca.Storage.Backup;

/// <summary>Writes rows, files and keys into one zip from one moment in time; people go on working meanwhile.</summary>
public sealed class BackupWriter(AppDb db, string data)
{
    private readonly Dictionary<string, long> tables = [];
    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    /// <exception cref="IOException">The file cannot be written. A half-written one is never left under its name.</exception>
    public async Task<BackupManifest> Write(string file, CancellationToken cancel)
    {
        var half = file + ".part";
        await using (var zip = new ZipArchive(File.Create(half), ZipArchiveMode.Create))
        {
            await WriteTables(zip, cancel);
            await WriteFiles(zip, cancel);
            await WriteManifest(zip, cancel);
        }
        File.Move(half, file, overwrite: true);
        return manifest!;
    }

    private BackupManifest? manifest;

    private async Task WriteTables(ZipArchive zip, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        // one snapshot: SQLite's WAL and PostgreSQL's repeatable read both show a single moment
        var level = db.Database.IsNpgsql() ? IsolationLevel.RepeatableRead : IsolationLevel.Serializable;
        await using var transaction = await db.Database.BeginTransactionAsync(level, cancel);
        foreach (var rows in BackupManifest.InOrder(db).Select(type => new TableRows(db, type)))
            await Add(zip, $"tables/{rows.Name}.jsonl", async stream =>
            {
                await using var lines = new StreamWriter(stream, leaveOpen: true);
                tables[rows.Name] = await rows.Write(lines, transaction.GetDbTransaction(), cancel);
            });
    }

    private async Task WriteFiles(ZipArchive zip, CancellationToken cancel)
    {
        foreach (var folder in BackupManifest.Folders.Select(f => Path.Combine(data, f)).Where(Directory.Exists))
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                await Add(zip, "files/" + Path.GetRelativePath(data, file).Replace('\\', '/'), async stream =>
                {
                    await using var source = File.OpenRead(file);
                    await source.CopyToAsync(stream, cancel);
                });
    }

    private async Task WriteManifest(ZipArchive zip, CancellationToken cancel)
    {
        var last = (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() ?? "";
        manifest = new BackupManifest(TimeProvider.System.GetUtcNow().UtcDateTime, last[(last.IndexOf('_') + 1)..], tables, files);
        await using var stream = await zip.CreateEntry(BackupManifest.Entry).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(stream, manifest, cancellationToken: cancel);
    }

    private async Task Add(ZipArchive zip, string name, Func<Stream, Task> write)
    {
        using var hash = SHA256.Create();
        await using (var entry = await zip.CreateEntry(name).OpenAsync())
        await using (var hashing = new CryptoStream(entry, hash, CryptoStreamMode.Write)) await write(hashing);
        files[name] = Convert.ToHexStringLower(hash.Hash!);
    }
}
