using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Spine.Translation.Protection;
using Reciproca.Storage;

namespace Reciproca.Spine.Translation;

/// <summary>Does the drafts that are wanted, one after the other, those somebody waits for first. What a person wrote is never touched.</summary>
public sealed class Drafting(IServiceScopeFactory scopes, Translators translators, TimeProvider clock, ILogger<Drafting> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Everything that is due; returns how many were done or failed.</summary>
    public async Task<int> Drain(CancellationToken cancel = default)
    {
        var done = 0;
        while (await Next(cancel) is { } job)
        {
            await Do(job, cancel);
            done++;
        }
        return done;
    }

    /// <summary>Frees what a process that is gone had begun.</summary>
    public async Task TakeBack(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<DraftJob>().Where(j => j.LeasedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntil, (DateTime?)null), cancel);
    }

    private async Task<DraftJob?> Next(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (jobs, now) = (scope.ServiceProvider.GetRequiredService<AppDb>().Set<DraftJob>(), Now);
        var job = await jobs.AsNoTracking().Where(j => j.FailedAt == null && j.DueAt <= now && (j.LeasedUntil == null || j.LeasedUntil < now))
            .OrderByDescending(j => j.Whole).ThenBy(j => j.DueAt).FirstOrDefaultAsync(cancel);
        if (job is null) return null;
        var taken = await jobs.Where(j => j.RecordId == job.RecordId && j.Language == job.Language && (j.LeasedUntil == null || j.LeasedUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntil, now + Lease), cancel);
        return taken == 1 ? job : await Next(cancel);
    }

    private async Task Do(DraftJob job, CancellationToken cancel)
    {
        TranslatorFailure? failure = null;
        try { await Draft(job, cancel); }
        catch (TranslatorFailure failed) { failure = failed; }
        catch (EditConflict) { /* a person was faster, and theirs stays */ }
        if (failure is not null) log.LogInformation("Draft of {Record} in {Language}: {Reason}", job.RecordId, job.Language, failure.Message);
        await End(job, failure, cancel);
    }

    private async Task Draft(DraftJob job, CancellationToken cancel)
    {
        if (await Inside(db => Read(db, job.RecordId).AsNoTracking().SingleOrDefaultAsync(cancel)) is not { IsOpen: true } record) return;
        if (record.In(record.SourceLanguage) is not { } original || job.Language == record.SourceLanguage || record.In(job.Language) is { IsDraft: false }) return;
        var names = new Names(record.SourceLanguage, [record.Steward.Name]);
        Task<Translated> Into(string text) => translators.Translate(text, record.SourceLanguage, job.Language, names, () => MayLeave(job.RecordId, cancel), cancel);

        var (title, summary) = (await Into(original.Title), await Into(original.Summary));
        var by = title.By ?? summary.By;
        // a name alone is the same in every language
        if (by is null && !job.Whole) return;
        await Write(job, draft => (draft.Title, draft.Summary, draft.Translator, draft.MadeFrom) = (title.Text, summary.Text, by, original.Mark));
        if (!job.Whole && record.In(job.Language) is not { IsHeadline: false }) return;
        // section by section, so that whoever waits sees it grow
        foreach (var section in original.Sections)
        {
            var text = await Into(section.Text);
            await Write(job, draft => { draft[section.Name] = text.Text; draft.Translator ??= text.By; });
        }
        await Write(job, draft => { foreach (var gone in draft.Sections.Select(s => s.Name).Except(original.Sections.Select(s => s.Name)).ToList()) draft[gone] = ""; });
    }

    private async Task Write(DraftJob job, Action<RecordVersion> write)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<RecordStore>();
        if (await store.Open(job.RecordId) is not { } record) return;
        if (record.In(job.Language) is null) record.Write(job.Language).State = VersionState.Machine;
        var draft = record.In(job.Language)!;
        if (!draft.IsDraft) throw new EditConflict(record.Id);
        draft.At = Now;
        write(draft);
        await store.Draft(record, job.Language);
    }

    /// <summary>Asked again before every sending: it may have been withdrawn since it was queued.</summary>
    private Task<bool> MayLeave(Guid id, CancellationToken cancel) => Inside(db => db.Set<Record>().AnyAsync(r => r.Id == id && r.Stage == Stage.Published && r.Audience == Audience.Public, cancel));

    private async Task End(DraftJob job, TranslatorFailure? failure, CancellationToken cancel) => await Inside(async db =>
    {
        var row = await db.Set<DraftJob>().SingleOrDefaultAsync(j => j.RecordId == job.RecordId && j.Language == job.Language, cancel);
        // wanted again while it was being done: then it is done again
        if (row is null || row.At > job.At) return row is null ? 0 : await db.Set<DraftJob>().Where(j => j.RecordId == job.RecordId && j.Language == job.Language).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntil, (DateTime?)null), cancel);
        // nobody can and nobody asked: there is nothing to tell a person
        if (failure is null || (!job.Whole && failure.Reason == Failure.NoTranslator)) db.Remove(row);
        else row.Fail(failure, Now);
        return await db.SaveChangesAsync(cancel);
    });

    private static IQueryable<Record> Read(AppDb db, Guid id) =>
        db.Set<Record>().Include(r => r.Steward).Include(r => r.Versions).ThenInclude(v => v.Sections).AsSplitQuery().Where(r => r.Id == id);

    private async Task<T> Inside<T>(Func<AppDb, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
