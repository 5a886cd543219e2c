using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Iati;

/// <summary>Writes IATI files while it reads: a batch is put together in memory and sent, however many there are.</summary>
public sealed class IatiExport(AppDb db, PublicInitiatives reader, NodeSettings settings, TimeProvider clock)
{
    private static readonly XmlWriterSettings Pieces = new() { ConformanceLevel = ConformanceLevel.Fragment, Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };
    private readonly IatiNames names = new(settings);

    /// <summary>One for all pieces: a new one for each would be large garbage.</summary>
    private readonly MemoryStream piece = new(256 * 1024);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
    private DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>Those without any date are not activities in the sense of IATI and are left out.</summary>
    public async Task Activities(IQueryable<Record> which, Stream output, CancellationToken cancel)
    {
        await Text(output, Root("iati-activities"), cancel);
        await foreach (var batch in reader.Stream(which, cancel))
            await Piece(output, xml =>
            {
                var one = new ActivityXml(xml, names, Today);
                foreach (var activity in batch) one.Write(activity);
            }, cancel);
        await Text(output, "</iati-activities>\n", cancel);
    }

    /// <summary>Organisations with a public profile, and what each has given in money a year, in dollars.</summary>
    public async Task Organisations(Guid? only, Stream output, CancellationToken cancel)
    {
        await Text(output, Root("iati-organisations"), cancel);
        if (only is null) await Piece(output, xml => OrganisationXml.Node(xml, names, Now), cancel);
        var profiles = await db.Set<Record>().AsNoTracking().Where(r => r.Kind == "organisation" && r.Audience == Audience.Public && r.Stage == Stage.Published && (only == null || r.Id == only)).OrderBy(r => r.Id)
            .Select(r => new { r.Id, r.SourceLanguage, r.ChangedAt }).ToListAsync(cancel);
        foreach (var some in profiles.Chunk(400))
        {
            var ids = some.Select(s => s.Id).ToArray();
            var organisations = await db.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
            var spent = await Spent(ids, cancel);
            await Piece(output, xml => { foreach (var profile in some) OrganisationXml.Write(xml, names, organisations[profile.Id], profile.SourceLanguage, profile.ChangedAt, spent[profile.Id], Today); }, cancel);
        }
        await Text(output, "</iati-organisations>\n", cancel);
    }

    private async Task<ILookup<Guid, (int Year, long Cents)>> Spent(Guid[] organisations, CancellationToken cancel)
    {
        var initiatives = reader.All.Select(r => r.Id);
        var gifts = await (from gift in db.Set<Contribution>()
                           join party in db.Set<Party>() on gift.PartyId equals party.Id
                           where party.OrganisationId != null && organisations.Contains(party.OrganisationId.Value) && initiatives.Contains(gift.InitiativeId)
                               && gift.ReplacedAt == null && gift.Phase == Phase.Executed && gift.State != FigureState.Disputed && gift.Type == ContributionType.Money && gift.Usd != null
                           select new { Id = party.OrganisationId!.Value, gift.On, Usd = gift.Usd!.Value }).ToListAsync(cancel);
        return gifts.GroupBy(g => (g.Id, g.On.Year)).OrderBy(g => g.Key.Year).ToLookup(g => g.Key.Id, g => (g.Key.Year, g.Sum(x => x.Usd)));
    }

    private string Root(string element) =>
        $"""<?xml version="1.0" encoding="UTF-8"?>{"\n"}<{element} version="2.03" generated-datetime="{Now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}">{"\n"}""";

    private async Task Piece(Stream output, Action<XmlWriter> write, CancellationToken cancel)
    {
        piece.SetLength(0);
        using (var xml = XmlWriter.Create(piece, Pieces)) write(xml);
        await output.WriteAsync(piece.GetBuffer().AsMemory(0, (int)piece.Length), cancel);
    }

    private static Task Text(Stream output, string text, CancellationToken cancel) => output.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).AsTask();
}
