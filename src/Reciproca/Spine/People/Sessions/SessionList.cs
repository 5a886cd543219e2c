using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.People.Sessions;

/// <summary>The devices that are signed in: to look at, and to end one by one.</summary>
public sealed class SessionList(AppDb db, TimeProvider clock)
{
    /// <summary>How exactly "last seen" is known; a write on every request would cost more than it tells.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(10);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public static Guid? IdOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Session.Claim), out var id) ? id : null;

    public async Task<Session> Start(Guid person, string? userAgent)
    {
        var lapsed = Now - Session.Life;
        await db.Set<Session>().Where(s => s.PersonId == person && s.SeenAt < lapsed).ExecuteDeleteAsync();
        var session = new Session { Id = Guid.CreateVersion7(Now), PersonId = person, Device = Device.Of(userAgent), StartedAt = Now, SeenAt = Now };
        db.Add(session);
        await db.SaveChangesAsync();
        return session;
    }

    /// <summary>Whether the session still runs, noting that it was seen.</summary>
    public async Task<bool> See(Guid id)
    {
        var seen = await db.Set<Session>().Where(s => s.Id == id).Select(s => (DateTime?)s.SeenAt).SingleOrDefaultAsync();
        if (seen is null || seen < Now - Session.Life) return false;
        if (seen < Now - Precision) await db.Set<Session>().Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, Now));
        return true;
    }

    public Task<List<Session>> Of(Guid person) => db.Set<Session>().AsNoTracking().Where(s => s.PersonId == person).OrderByDescending(s => s.SeenAt).ToListAsync();

    public Task End(Guid id) => db.Set<Session>().Where(s => s.Id == id).ExecuteDeleteAsync();

    public Task End(Guid person, Guid id) => db.Set<Session>().Where(s => s.PersonId == person && s.Id == id).ExecuteDeleteAsync();

    public Task EndOthers(Guid person, Guid? mine) => db.Set<Session>().Where(s => s.PersonId == person && s.Id != mine).ExecuteDeleteAsync();
}
