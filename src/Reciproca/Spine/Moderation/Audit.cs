using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

/// <summary>Writes a decision into the log, in the transaction of the decision.</summary>
public sealed class Audit(AppDb db, Visitor visitor, TimeProvider clock)
{
    /// <param name="by">Who decided, where that is nobody who is signed in: the operator at the command line, another node.</param>
    public void Write(string action, string subject, string address, string words = "", string? by = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now), At = now, PersonId = visitor.PersonId, PersonName = by ?? visitor.Name, Action = action, Subject = subject, Address = address, Words = words,
        });
    }
}
