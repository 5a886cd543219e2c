using System.CommandLine;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Translation;
using Reciproca.Storage;

namespace Reciproca.Operate;

public static class DoctorCommand
{
    public static Command Doctor()
    {
        var command = new Command("doctor", "Looks at everything a node depends on and says what to do where something is wrong");
        command.SetAction((_, cancel) => CommandLine.WithNode(async services =>
        {
            var findings = await Examine(services, cancel);
            foreach (var (good, finding) in findings) Console.WriteLine($"{(good ? "✓" : "✗")} {finding}");
            return findings.All(f => f.Good) ? 0 : 1;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<(bool Good, string Finding)>> Examine(IServiceProvider services, CancellationToken cancel)
    {
        var (settings, db) = (services.GetRequiredService<NodeSettings>(), services.GetRequiredService<AppDb>());
        return
        [
            await Try($"Data directory {Path.GetFullPath(settings.Data)} is writable", "give the node's user write permission there", () => ProbeFolder(settings)),
            await Try($"Database answers ({(Database.IsPostgres(settings.Database) ? "PostgreSQL" : "SQLite")})", "check Node:Connection", () => db.Database.OpenConnectionAsync(cancel)),
            await Try("Database is up to date", "run: reciproca upgrade", () => ProbeMigrations(db, cancel)),
            await Try("Lexicon file is whole", "run: reciproca lexicon learn", () => ProbeLexicon(services)),
            await Try("No message has been given up", "look at them under /secretariat/messages and replay them", () => ProbeMessages(db, cancel)),
            await Try($"Mail server {settings.Mail.Host}:{settings.Mail.Port} answers", "check Node:Mail", () => ProbeMail(settings.Mail, cancel)),
            .. await Translators(services, cancel),
            .. StartUpChecks.Problems(settings).Select(problem => (false, problem)),
        ];
    }

    private static async Task<(bool, string)> Try(string finding, string cure, Func<Task> probe)
    {
        try { await probe(); return (true, finding); }
        catch (Exception error) { return (false, $"{finding}: no. {error.Message} → {cure}"); }
    }

    private static async Task<IEnumerable<(bool, string)>> Translators(IServiceProvider services, CancellationToken cancel)
    {
        List<ITranslator> all = [.. services.GetServices<ITranslator>()];
        if (all.Count == 0) return [(true, "No translator is set up: readers see key terms of what they cannot read")];
        return await Task.WhenAll(all.Select(one => Try($"{one.Name} translates", "look at Secretariat → Translation", () => ProbeTranslator(one, cancel))));
    }

    private static Task ProbeTranslator(ITranslator translator, CancellationToken cancel)
    {
        var known = from one in InterfaceTexts.Languages from other in InterfaceTexts.Languages where one != other && translator.MayKnow(one, other) select (one, other);
        var (from, to) = known.FirstOrDefault();
        return from is null ? throw new InvalidOperationException("it knows none of our languages") : translator.Translate(["agua"], from, to, cancel);
    }

    private static Task ProbeFolder(NodeSettings settings)
    {
        var probe = Path.Combine(settings.Data, ".probe");
        File.WriteAllText(probe, "");
        File.Delete(probe);
        return Task.CompletedTask;
    }

    private static Task ProbeLexicon(IServiceProvider services) => services.GetRequiredService<CurrentLexicon>() is { IsDamaged: true } lexicon
        ? throw new InvalidDataException($"{lexicon.FilePath} is cut or changed; the one before it is in use") : Task.CompletedTask;

    private static async Task ProbeMigrations(AppDb db, CancellationToken cancel)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
        if (pending > 0) throw new InvalidOperationException($"{pending} migration(s) are waiting");
    }

    private static async Task ProbeMessages(AppDb db, CancellationToken cancel)
    {
        var dead = await db.Set<Message>().CountAsync(m => m.DeadAt != null, cancel);
        if (dead > 0) throw new InvalidOperationException($"{dead} message(s) are dead");
    }

    private static async Task ProbeMail(MailSettings mail, CancellationToken cancel)
    {
        using var client = new TcpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        await client.ConnectAsync(mail.Host, mail.Port, patience.Token);
    }
}
