using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Objects;

/// <summary>Our public records as objects of the fediverse, many at once: a query for each table, never one for each record.</summary>
public sealed class RecordObjects(AppDb db, RecordKinds kinds, RecordReader reader, Addresses addresses, NodeVocabulary vocabulary)
{
    /// <summary>Those of these records that anybody may read and that we answer for.</summary>
    public async Task<IReadOnlyDictionary<Guid, JsonObject>> Read(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        var rows = (await reader.Read([.. ids], cancel)).Where(r => IsPublic(r.Record)).ToList();
        var links = (await db.Set<RecordLink>().AsNoTracking().Where(l => ids.Contains(l.FromId) && l.To.Audience == Audience.Public && (l.To.Stage == Stage.Published || l.To.Stage == Stage.Archived))
            .OrderBy(l => l.Id).Select(l => new { l.FromId, l.Type, l.To }).ToListAsync(cancel)).ToLookup(l => l.FromId);
        var files = (await db.Set<Attachment>().AsNoTracking().Where(a => ids.Contains(a.RecordId) && a.Hash != "").OrderBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.RecordId);
        var former = await db.Set<Moving.FormerAddress>().AsNoTracking().Where(f => ids.Contains(f.RecordId)).ToDictionaryAsync(f => f.RecordId, f => f.Uri, cancel);
        return rows.ToDictionary(r => r.Record.Id, r => From(former.GetValueOrDefault(r.Record.Id), Write(r, links[r.Record.Id].Select(l => (l.Type, addresses.Of(l.To))), files[r.Record.Id])));
    }

    private static JsonObject From(string? former, JsonObject made)
    {
        if (former is not null) made["rcp:movedFrom"] = new JsonObject { ["id"] = former };
        return made;
    }

    /// <summary>A record of ours with all its rows, for its parties alone: what nobody else may read is in it.</summary>
    /// <param name="rows">What the kind adds.</param>
    public async Task<JsonObject> Whole(Record record, IKeyed body, JsonObject rows, CancellationToken cancel)
    {
        var links = await db.Set<RecordLink>().AsNoTracking().Where(l => l.FromId == record.Id && l.To.Audience == Audience.Public && (l.To.Stage == Stage.Published || l.To.Stage == Stage.Archived)).OrderBy(l => l.Id).Select(l => new { l.Type, l.To }).ToListAsync(cancel);
        var made = new JsonObject { ["id"] = addresses.Of(record), ["attributedTo"] = addresses.Actor(record.Steward.ShortId) };
        Own(made, kinds[record.Kind], new RecordRow(record, body), links.Select(l => (l.Type, addresses.Of(l.To))));
        made["rcp:party"] = new JsonArray([.. record.Parties.OrderBy(p => p.Since).Select(Party)]);
        foreach (var (name, value) in rows.ToList()) { rows.Remove(name); made[name] = value; }
        return made;
    }

    private JsonNode Party(RecordParty party)
    {
        var made = new JsonObject { ["id"] = party.Organisation.Uri ?? addresses.Actor(party.Organisation.ShortId), ["rcp:name"] = party.Organisation.Name, ["rcp:country"] = party.Organisation.Country, ["rcp:tier"] = party.Organisation.Tier, ["rcp:sample"] = party.Organisation.Sample };
        Put(made, "rcp:leftAt", party.LeftAt);
        return made;
    }

    public static bool IsPublic(Record record) => record is { Origin: null, Audience: Audience.Public, Stage: Stage.Published or Stage.Archived };

    private JsonObject Write(RecordRow row, IEnumerable<(LinkType Type, string To)> links, IEnumerable<Attachment> files)
    {
        var (record, kind, uri) = (row.Record, kinds[row.Record.Kind], addresses.Of(row.Record));
        var actor = addresses.Actor(record.Steward.ShortId);
        var made = new JsonObject { ["id"] = uri, ["type"] = kind.ActivityType };
        if (row.Body is Organisation organisation) Describe(made, organisation, uri); else made["attributedTo"] = actor;
        made["to"] = new JsonArray("https://www.w3.org/ns/activitystreams#Public");
        made["cc"] = new JsonArray(actor + "/followers");
        made["url"] = uri;
        made["published"] = Moment(record.PublishedAt ?? record.CreatedAt);
        made["updated"] = Moment(record.ChangedAt);
        Words(made, kind, record);
        if (kind.Takes?.Invoke(row.Body) is var (starts, ends)) { Put(made, "startTime", starts); Put(made, "endTime", ends); }
        if (kind.Proposes is { } proposing) Propose(made, proposing, row, uri);
        if (files.Select(File).ToArray() is { Length: > 0 } attached) made["attachment"] = new JsonArray(attached);
        Own(made, kind, row, links);
        return made;
    }

    /// <summary>An organisation is an actor; its keys are in its own document and not repeated in every message about it.</summary>
    public void Describe(JsonObject made, Organisation organisation, string uri)
    {
        made["type"] = "Organization";
        made["preferredUsername"] = organisation.ShortId;
        made["inbox"] = uri + "/inbox";
        made["outbox"] = uri + "/outbox";
        made["followers"] = uri + "/followers";
        made["endpoints"] = new JsonObject { ["sharedInbox"] = addresses.Inbox };
        if (organisation is { Latitude: { } latitude, Longitude: { } longitude })
            made["location"] = new JsonObject { ["type"] = "Place", ["name"] = organisation.Name, ["latitude"] = latitude, ["longitude"] = longitude };
    }

    /// <summary>Each text in the source language and in all, because half of the fediverse reads only the one or the other.</summary>
    private static void Words(JsonObject made, RecordKind kind, Record record)
    {
        var source = record.Best(record.SourceLanguage);
        Say("name", version => version.Title);
        Say("summary", version => version.Summary);
        Say("content", version => ContentHtml.Of(kind, version));

        void Say(string word, Func<RecordVersion, string> text)
        {
            if (text(source) is { Length: > 0 } said) made[word] = said;
            var all = record.Written.OrderBy(v => v.Language, StringComparer.Ordinal).Select(v => KeyValuePair.Create(v.Language, (JsonNode?)text(v))).Where(t => (string?)t.Value is { Length: > 0 }).ToList();
            if (all.Count > 0) made[word + "Map"] = new JsonObject(all);
        }
    }

    /// <summary>FEP-0837: what is asked or offered, conforming to a concept that both sides know. No reciprocal intent: solidarity has no price.</summary>
    private void Propose(JsonObject made, Proposing proposing, RecordRow row, string uri)
    {
        var days = proposing.Days(row.Body);
        made["purpose"] = proposing.Purpose;
        made["unitBased"] = false;
        made["publishes"] = new JsonObject
        {
            ["id"] = uri + "#primary", ["type"] = "Intent", ["action"] = "deliverService",
            ["resourceConformsTo"] = Concepts(row.Record).FirstOrDefault() ?? uri,
            ["resourceQuantity"] = new JsonObject { ["type"] = "Measure", ["hasUnit"] = days is null ? "one" : "day", ["hasNumericalValue"] = (days ?? 1).ToString(System.Globalization.CultureInfo.InvariantCulture) },
        };
    }

    /// <summary>Everything a person typed, so that another node holds exactly what we hold.</summary>
    private void Own(JsonObject made, RecordKind kind, RecordRow row, IEnumerable<(LinkType Type, string To)> links)
    {
        var (record, snapshot) = (row.Record, RecordSnapshot.Of(row.Record, row.Body));
        made["about"] = new JsonArray([.. Concepts(record).Select(c => (JsonNode)c)]);
        made["rcp:kind"] = record.Kind;
        made["rcp:revision"] = record.Revision;
        made["rcp:stage"] = record.Stage.ToString();
        made["rcp:sourceLanguage"] = record.SourceLanguage;
        made["rcp:createdAt"] = Moment(record.CreatedAt);
        if (record.ConfirmedOn is { } confirmed) made["rcp:confirmedOn"] = Moment(confirmed);
        if (record.Unconfirmed) made["rcp:unconfirmed"] = true;
        if (record.Source is not null) made["rcp:source"] = record.Source;
        made["rcp:tag"] = new JsonArray([.. snapshot.Tags.Select(t => (JsonNode)t)]);
        made["rcp:version"] = new JsonArray([.. snapshot.Versions.Select(Version)]);
        made["rcp:link"] = new JsonArray([.. links.Select(l => (JsonNode)new JsonObject { ["rcp:linkType"] = l.Type.ToString(), ["rcp:linkTo"] = l.To })]);
        made["rcp:steward"] = new JsonObject
        {
            ["id"] = addresses.Actor(record.Steward.ShortId), ["rcp:name"] = record.Steward.Name, ["rcp:country"] = record.Steward.Country,
            ["rcp:tier"] = record.Steward.Tier, ["rcp:sample"] = record.Steward.Sample,
        };
        foreach (var (name, value) in Fields.Write(kind, snapshot.Body)) made[name] = value;
    }

    private static JsonNode Version(VersionSnapshot version) => new JsonObject
    {
        ["rcp:language"] = version.Language, ["rcp:state"] = version.State.ToString(), ["rcp:title"] = version.Title, ["rcp:summary"] = version.Summary,
        ["rcp:section"] = new JsonArray([.. version.Sections.Select(s => (JsonNode)new JsonObject { ["rcp:name"] = s.Key, ["rcp:text"] = s.Value })]),
    };

    private IEnumerable<string> Concepts(Record record) =>
        record.Tags.OrderBy(t => t.Scheme, StringComparer.Ordinal).ThenBy(t => t.Code, StringComparer.Ordinal).Select(t => vocabulary.Now.Find(t.Scheme, t.Code)?.Uri?.AbsoluteUri).OfType<string>();

    /// <summary>The name of a picture is what it shows, as servers read it aloud; a file's own name is the end of its address.</summary>
    private JsonNode File(Attachment file)
    {
        var made = new JsonObject
        {
            ["type"] = file.IsPicture ? "Image" : "Document", ["mediaType"] = file.MediaType, ["name"] = file.IsPicture ? file.Description : file.Name, ["url"] = addresses.Home + file.Address,
            ["rcp:size"] = file.Size, ["rcp:sha256"] = file.Hash,
        };
        if (!file.IsPicture && file.Description.Length > 0) made["summary"] = file.Description;
        return made;
    }

    private static void Put(JsonObject made, string name, DateTime? moment) { if (moment is { } at) made[name] = Moment(at); }

    public static string Moment(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
