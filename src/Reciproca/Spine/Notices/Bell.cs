using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Notices;

/// <summary>Tells people, within the unit of work of whoever rings: a reaction, or a handler.</summary>
public sealed class Bell(AppDb db, UnsubscribeLink unsubscribe, NodeSettings node, TimeProvider clock)
{
    /// <summary>Tells everyone who speaks for an organisation, except whoever caused it.</summary>
    public async Task Ring(Guid organisation, Told told, Guid? except = null) =>
        await Ring(await db.Users.Where(p => p.Id != except && p.Memberships.Any(m => m.OrganisationId == organisation && Roles.Speaking.Contains(m.Role))).ToListAsync(), told);

    /// <summary>The same for several at once: whoever speaks for two of them is told once.</summary>
    public async Task Ring(IEnumerable<Guid> organisations, Told told, Guid? except = null)
    {
        var all = organisations.ToList();
        await Ring(await db.Users.Where(p => p.Id != except && p.Memberships.Any(m => all.Contains(m.OrganisationId) && Roles.Speaking.Contains(m.Role))).ToListAsync(), told);
    }

    public async Task Ring(IReadOnlyList<Person> people, Told told)
    {
        var ids = people.Select(p => p.Id).ToList();
        var already = await db.Set<Notice>().Where(n => n.Cause == told.Cause && ids.Contains(n.PersonId)).Select(n => n.PersonId).ToListAsync();
        foreach (var person in people.Where(p => !already.Contains(p.Id))) Tell(person, told);
    }

    private void Tell(Person person, Told told)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(now), PersonId = person.Id, Cause = told.Cause, Key = told.Key, Values = JsonSerializer.Serialize(told.Values), Address = told.Address, At = now,
        };
        db.Add(notice);
        if (person.Digest != Digest.AtOnce || person.Email is null) return;
        notice.MailedAt = now;
        Letter.Add(db, Recipient.Of(person), NoticeLetter.Of([notice], node, unsubscribe.For(person)), now);
    }
}

/// <summary>What is told, and where it leads.</summary>
/// <param name="Cause">What it was caused by, such as "answer:{id}": nobody is told twice of one cause.</param>
public sealed record Told(string Cause, string Key, string Address, params string[] Values);
