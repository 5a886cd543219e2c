using System.Text.Json.Nodes;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Web;

namespace Reciproca.Across.Correspondence;

/// <summary>A contribution to a conversation as a note to the other organisation alone. Its address answers nobody.</summary>
public sealed class LetterNote(Addresses addresses)
{
    public string Id(Post post) => $"{addresses.Home}/federation/posts/{post.Id:N}";

    public string Activity(Post post) => Id(post) + "#create";

    public byte[] Write(Post post, Organisation speaker, string to, Record about)
    {
        var actor = addresses.Actor(speaker.ShortId);
        var note = new JsonObject
        {
            ["id"] = Id(post), ["type"] = "Note", ["attributedTo"] = actor, ["to"] = new JsonArray(to), ["published"] = RecordObjects.Moment(post.At),
            ["content"] = Markdown.Render(post.Text).ToString(), ["about"] = new JsonArray(addresses.Of(about)), ["rcp:text"] = post.Text, ["rcp:person"] = post.PersonName,
        };
        if (post.Files.Count > 0) note["attachment"] = new JsonArray([.. post.Files.Select(File)]);
        return Activities.To("Create", Activity(post), actor, to, note).WithContext().ToBytes();
    }

    private JsonNode File(PostFile file) => new JsonObject
    {
        ["type"] = "Document", ["mediaType"] = file.MediaType, ["name"] = file.Name, ["url"] = $"{addresses.Home}/federation/files/{file.Id:N}", ["rcp:sha256"] = file.Hash,
    };
}
