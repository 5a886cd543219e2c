using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>
/// Tells a city something of a round: our own by the bell, one of another node by a letter of the secretariat to it alone, with a pass for its part.
/// Within the unit of work of whoever rings, and once for each cause.
/// </summary>
public sealed class CityBell(AppDb db, Bell bell, Conversations conversations, Passes passes, NodeSettings node)
{
    public async Task Ring(ExchangeRound round, Guid city, Told told, IReadOnlyList<(string Key, string[] Values)>? more = null)
    {
        var organisation = await db.Set<Organisation>().SingleAsync(o => o.Id == city);
        if (organisation.Origin is null) await bell.Ring(city, told);
        else if (organisation.CanBeWrittenTo) await Write(round, organisation, told, more ?? []);
    }

    /// <summary>What an organisation gives and receives by a published round, in words for a letter.</summary>
    public async Task<IReadOnlyList<(string Key, string[] Values)>> Agreed(ExchangeRound round, Guid city, CancellationToken cancel)
    {
        var exchanges = await db.Set<RoundExchange>().AsNoTracking().Where(e => e.SolutionId == round.SolutionId && (e.GiverId == city || e.ReceiverId == city)).OrderBy(e => e.Path).ThenBy(e => e.Step)
            .Include(e => e.Giver).Include(e => e.Receiver).Include(e => e.Offer!.Versions).Include(e => e.Need!.Versions).AsSplitQuery().ToListAsync(cancel);
        return [.. exchanges.Select(e => e.GiverId == city ? ("round.letter.gives", Values(e, e.Receiver)) : ("round.letter.receives", Values(e, e.Giver)))];
    }

    private string[] Values(RoundExchange exchange, Organisation other) =>
        [other.Name, Title(exchange.Offer), Title(exchange.Need), other.Uri ?? $"{Home}/organisations/{other.ShortId}"];

    private static string Title(Record? record) => record is null ? "…" : (record.In(record.SourceLanguage) ?? record.Versions[0]).Title;

    private async Task Write(ExchangeRound round, Organisation city, Told told, IReadOnlyList<(string Key, string[] Values)> more)
    {
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{told.Cause}:{city.Id:N}")).AsSpan(0, 16));
        if (db.Set<Post>().Local.Any(p => p.Id == id) || await db.Set<Post>().AnyAsync(p => p.Id == id)) return;
        if (await About(round, city) is not { } record || await Secretariat() is not { } secretariat) return;
        var texts = new Texts(InterfaceTexts.Languages.Contains(record.SourceLanguage) ? record.SourceLanguage : "en");
        var lines = new List<string> { texts[told.Key, [.. told.Values]] };
        lines.AddRange(more.Select(m => texts[m.Key, [.. m.Values]]));
        Secret? secret = null;
        if (told.Address == round.Address) lines.Add(texts["round.letter.page", Home + round.Address]);
        else
        {
            secret = new Secret($"{Home}{told.Address}/…", $"{Home}{told.Address}/{passes.Issue(round.Id, city.Id)}");
            lines.Add(texts["round.letter.link", city.Name, secret.Mark]);
        }
        await conversations.Write(record, secretariat.Id, secretariat.Name, new Written(id, string.Join("\n\n", lines), secret));
    }

    /// <summary>What the letters of one round are about: what began first stays, so that they are one conversation.</summary>
    private async Task<Record?> About(ExchangeRound round, Organisation city)
    {
        var secretariat = db.Set<Organisation>().Where(o => o.RunsNode && o.Origin == null).Select(o => o.Id);
        var known = await db.Set<Conversation>().Where(c => c.HostId == city.Id && secretariat.Contains(c.GuestId)).OrderBy(c => c.StartedAt).Select(c => c.RecordId).FirstOrDefaultAsync();
        return await db.Set<Record>().Include(r => r.Versions).Where(r => r.StewardId == city.Id && r.Origin == city.Origin && (r.Id == known || ((r.Kind == "need" || r.Kind == "offer") && r.Stage == Stage.Published && r.Audience == Audience.Public)))
            .OrderBy(r => r.Id != known).ThenBy(r => r.PublishedAt).FirstOrDefaultAsync();
    }

    private Task<Organisation?> Secretariat() => db.Set<Organisation>().Where(o => o.RunsNode && o.Origin == null && o.VerifiedAt != null).OrderBy(o => o.Id).FirstOrDefaultAsync();

    private string Home => node.Address.TrimEnd('/');
}
