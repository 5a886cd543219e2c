using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.People;
using Reciproca.Spine.Records.Files;
using Reciproca.Storage;

namespace Reciproca.Across.Correspondence;

/// <summary>Files of a conversation for the node of the other side, which proves by its signature that it is that node.</summary>
public static class CorrespondenceEndpoints
{
    public static IServiceCollection AddCorrespondence(this IServiceCollection services) => services.AddScoped<LetterNote>();

    public static void MapCorrespondence(this WebApplication app) => app.MapGet("/federation/files/{id:guid}", File).ExcludeFromDescription();

    [Anyone]
    private static async Task<IResult> File(Guid id, HttpContext http, AppDb db, InboxEndpoint inbox, Outside outside, BlobStore blobs)
    {
        var verdict = await outside.Verifier.VerifyAsync(inbox.Message(http), ReadOnlyMemory<byte>.Empty, async (key, fresh, cancel) => await (await outside.Keys()).Find(key, fresh, cancel), http.RequestAborted);
        if (!verdict.Accepted) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var file = await db.Set<PostFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, http.RequestAborted);
        if (file is null || await Reader(db, file, http.RequestAborted) is not { } host || host != Addresses.HostOf(verdict.Key!.Owner)) return Results.NotFound();
        return blobs.Open(file.Hash) is { } bytes ? Results.Stream(bytes, "application/octet-stream") : Results.NotFound();
    }

    /// <summary>The node of the organisation to which the file was said; null where both are ours.</summary>
    private static async Task<string?> Reader(AppDb db, PostFile file, CancellationToken cancel)
    {
        var post = await db.Set<Post>().AsNoTracking().SingleAsync(p => p.Id == file.PostId, cancel);
        var conversation = await db.Set<Conversation>().AsNoTracking().Include(c => c.Host).Include(c => c.Guest).SingleAsync(c => c.Id == post.ConversationId, cancel);
        return (post.OrganisationId == conversation.HostId ? conversation.Guest : conversation.Host).Origin;
    }
}
