using System.Text.Encodings.Web;
using System.Text.Json;
using Reciproca.Storage;

namespace Reciproca.Spine.Messages;

/// <summary>Adds a message to the unit of work at hand: it is committed with its cause or not at all.</summary>
public static class Outbox
{
    // read by nobody but us: a message within a message need not be three times as long
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Set once at start-up from Reactions.cs.</summary>
    public static ReactionTable Reactions { get; set; } = new();

    /// <param name="key">Messages of one key stay in order; usually the record's id.</param>
    /// <param name="due">When it should be done: now, or later.</param>
    public static void Add(AppDb db, object message, string key, DateTime due)
    {
        var body = JsonSerializer.Serialize(message, message.GetType(), Plain);
        foreach (var reaction in Reactions.To(message.GetType()))
            db.Add(new Message { Id = Guid.CreateVersion7(), Reaction = reaction.Name, Key = key, Body = body, At = due, DueAt = due });
    }
}
