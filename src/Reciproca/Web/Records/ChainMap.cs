using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web.Map;

namespace Reciproca.Web.Records;

/// <summary>The same chain as arcs over the sea, for those members whose place is known.</summary>
public static class ChainMap
{
    /// <param name="alone">Shown by itself where there is no chain yet.</param>
    public static Pacific Of(IReadOnlyList<ChainLink> chain, Record alone, Texts texts, RecordKinds kinds)
    {
        IReadOnlyList<ChainLink> links = chain.Count > 0 ? chain : [new ChainLink(alone, 0, null)];
        var places = links.Where(l => l.Record.Steward is { Latitude: not null, Longitude: not null }).ToDictionary(l => l.Record.Id, l => PlaceOf(l.Record, texts, kinds));
        var crossings = from link in links
                        where link.Parent is { } parent && places.ContainsKey(parent) && places.ContainsKey(link.Record.Id)
                        select new Crossing(places[link.Parent!.Value], places[link.Record.Id]);
        return new Pacific(texts["record.chain.map", string.Join(", ", places.Values.Select(p => p.Name))], [.. places.Values], [.. crossings]);
    }

    private static Place PlaceOf(Record record, Texts texts, RecordKinds kinds) => new(record.Steward.Name, record.Steward.Longitude!.Value, record.Steward.Latitude!.Value,
        kinds.Address(record), record.Best(texts.Language).Title, record.Kind);
}
