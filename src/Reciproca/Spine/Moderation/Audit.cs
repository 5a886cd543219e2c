using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

/// <summary>Writes a decision into the log, in the transaction of the decision.</summary>
public sealed class Audit(AppDb db, Visitor visitor, TimeProvider clock)
{
    public void Write(string action, string subject, string address, string words = "")
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now), At = now, PersonId = visitor.PersonId, PersonName = visitor.Name, Action = action, Subject = subject, Address = address, Words = words,
        });
    }
}
