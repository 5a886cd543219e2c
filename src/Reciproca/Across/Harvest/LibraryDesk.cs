using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Organisations;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Harvest;

/// <summary>What a secretariat does with libraries: adds one with the organisation that stands for it, starts, pauses and ends it.</summary>
public sealed class LibraryDesk(AppDb db, RecordStore store, OaiClient client, Audit audit, Visitor visitor, NodeSettings node)
{
    private const string Partner = "partner";
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(20);

    /// <exception cref="HarvestProblem">There is no library at this address, or it is known already.</exception>
    public async Task<Library> Add(string address)
    {
        var baseUrl = Address(address);
        if (await db.Set<Library>().AnyAsync(l => l.BaseUrl == baseUrl && l.State != LibraryState.Ended)) throw new HarvestProblem("harvest.known");
        using var patience = new CancellationTokenSource(Asking);
        var identity = await client.Identify(baseUrl, patience.Token);
        var library = new Library { Id = Guid.CreateVersion7(store.Now), BaseUrl = baseUrl, Name = Name(identity, baseUrl), KeepsDeleted = identity.KeepsDeleted, TellsSeconds = identity.TellsSeconds, AddedAt = store.Now, Language = visitor.Language };
        var (record, organisation) = await Steward(library);
        library.StewardId = organisation.Id;
        db.Add(library);
        audit.Write("audit.library-added", library.Name, $"/secretariat/libraries/{library.Id}", baseUrl);
        await store.Save(record, organisation);
        return library;
    }

    public Task Start(Library library)
    {
        library.Begin(store.Now);
        return Go(library, "audit.library-started");
    }

    public Task Now(Library library)
    {
        library.Continue(store.Now);
        return Go(library, "audit.library-started");
    }

    public Task Pause(Library library)
    {
        library.State = LibraryState.Paused;
        audit.Write("audit.library-paused", library.Name, $"/secretariat/libraries/{library.Id}");
        return db.SaveChangesAsync();
    }

    public Task End(Library library, bool keep)
    {
        library.State = keep ? LibraryState.Ended : LibraryState.Ending;
        return Go(library, keep ? "audit.library-ended" : "audit.library-withdrawn");
    }

    private Task Go(Library library, string action)
    {
        audit.Write(action, library.Name, $"/secretariat/libraries/{library.Id}");
        Outbox.Add(db, new HarvestWanted(library.Id), library.Id.ToString(), store.Now);
        return db.SaveChangesAsync();
    }

    private string Address(string typed)
    {
        if (!Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || typed.Length > 400) throw new HarvestProblem("harvest.address");
        if (uri.Authority == new Uri(node.Address).Authority) throw new HarvestProblem("harvest.ourselves");
        // people paste what they see in the browser
        return uri.Query.Contains("verb=", StringComparison.Ordinal) ? uri.GetLeftPart(UriPartial.Path) : uri.GetLeftPart(UriPartial.Query);
    }

    private static string Name(LibraryIdentity identity, string baseUrl) => OfferedText.Plain(identity.Name, 280) is { Length: > 0 } name ? name : new Uri(baseUrl).Host;

    private async Task<(Record, Organisation)> Steward(Library library)
    {
        var home = new Uri(library.BaseUrl).GetLeftPart(UriPartial.Authority) + "/";
        if (await db.Set<Record>().Where(r => r.Uri == home && r.Kind == OrganisationKind.Kind.Name).Select(r => r.Id).FirstOrDefaultAsync() is var id && id != default && await store.Open(id) is { } known)
            return (known, (Organisation)await store.Body(known));
        var organisation = new Organisation { Id = Guid.CreateVersion7(store.Now), Tier = Partner, Website = home, Origin = library.Host };
        organisation.Rename(library.Name);
        var record = store.Start(OrganisationKind.Kind, organisation.Id, library.Language, organisation);
        organisation.ShortId = record.ShortId;
        (record.Origin, record.Uri, record.Write(library.Language).Title) = (library.Host, home, library.Name);
        record.Publish(stewardIsTrusted: true, store.Now);
        return (record, organisation);
    }
}
