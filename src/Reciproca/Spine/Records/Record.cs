using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>The head of everything a city shares. Its texts are in <see cref="Versions"/>, its own columns in the body of its kind.</summary>
public sealed class Record : IKeyed
{
    public Guid Id { get; set; }

    /// <summary>Eight letters and digits for addresses that people read aloud.</summary>
    public string ShortId { get; set; } = "";

    /// <summary>The name of a <see cref="RecordKind"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The organisation answerable for the record.</summary>
    public Guid StewardId { get; set; }
    public People.Organisation Steward { get; set; } = null!;
    public Guid? AuthorId { get; set; }
    public Audience Audience { get; set; } = Audience.Public;
    public Stage Stage { get; set; } = Stage.Draft;
    public string SourceLanguage { get; set; } = "en";
    public DateTime CreatedAt { get; set; }
    public DateTime ChangedAt { get; set; }
    public DateTime? PublishedAt { get; set; }

    /// <summary>When the steward last said that this still holds.</summary>
    public DateTime? ConfirmedOn { get; set; }

    /// <summary>Whether the steward has let the confirmation lapse; such records sink in results.</summary>
    public bool Unconfirmed { get; set; }

    /// <summary>When the steward was asked whether this still holds; null once they have answered.</summary>
    public DateTime? AskedOn { get; set; }

    /// <summary>Host of the node this came from; null for our own.</summary>
    public string? Origin { get; set; }

    /// <summary>Public address at its origin; null for our own, whose address follows from the short id.</summary>
    public string? Uri { get; set; }

    /// <summary>Where the facts stand: a sentence or a link that a reader can follow.</summary>
    public string? Source { get; set; }

    /// <summary>Counts saves; a save that started from an older one is a conflict.</summary>
    public int Revision { get; set; }

    public List<RecordVersion> Versions { get; } = [];
    public List<RecordTag> Tags { get; } = [];
    public List<Attachment> Attachments { get; } = [];

    /// <summary>Organisations besides the steward to which it belongs.</summary>
    public List<RecordParty> Parties { get; } = [];

    /// <summary>Anybody may have read it, and may know that it is withdrawn.</summary>
    public bool WasPublic => PublishedAt is not null && Audience == Audience.Public && Stage == Stage.Draft;

    public bool IsOpen => Stage == Stage.Published;

    public RecordVersion? In(string language) => Versions.Find(v => v.Language == language);

    /// <summary>The version a reader asked for by "?text=", before any language of their own.</summary>
    public string? AskedFor { get; set; }

    /// <summary>The version to read: what was asked for, else in the reader's language, else in the source language.</summary>
    public RecordVersion Best(string language) => Readable(AskedFor) ?? Readable(language) ?? In(SourceLanguage) ?? Versions[0];

    /// <summary>What people wrote or checked: all that leaves this node as ours. Every node drafts for its own readers.</summary>
    public IEnumerable<RecordVersion> Written => Versions.Where(v => !v.IsDraft);

    /// <summary>The version to name it by where a machine's draft is marked as one.</summary>
    public RecordVersion Headline(string language) => In(language) ?? Best(language);

    /// <summary>A title and a summary where the original says more: whoever reads on reads the original.</summary>
    public bool IsHeadline(RecordVersion version) => version.IsHeadline || (version.Language != SourceLanguage && version.Sections.Count == 0 && In(SourceLanguage) is { Sections.Count: > 0 });

    private RecordVersion? Readable(string? language) => language is not null && In(language) is { } version && !IsHeadline(version) ? version : null;

    public RecordVersion Write(string language)
    {
        if (In(language) is { } version) return version;
        Versions.Add(version = new RecordVersion { RecordId = Id, Language = language });
        return version;
    }

    public IEnumerable<string> Codes(string scheme) => Tags.Where(t => t.Scheme == scheme).Select(t => t.Code);

    /// <summary>Makes the codes of one scheme exactly these.</summary>
    public void Tag(string scheme, IEnumerable<string> codes)
    {
        var wanted = codes.Distinct().ToHashSet();
        Tags.RemoveAll(t => t.Scheme == scheme && !wanted.Contains(t.Code));
        wanted.ExceptWith(Codes(scheme));
        Tags.AddRange(wanted.Select(code => new RecordTag { RecordId = Id, Scheme = scheme, Code = code }));
    }

    /// <summary>An unverified steward's first records wait until someone has looked.</summary>
    public void Publish(bool stewardIsTrusted, DateTime now)
    {
        Stage = stewardIsTrusted ? Stage.Published : Stage.InReview;
        if (Stage == Stage.Published) PublishedAt ??= now;
        Confirm(now);
    }

    /// <summary>Lets an organisation in, or in again; the steward is in already.</summary>
    public void LetIn(Guid organisation, DateTime now)
    {
        if (organisation == StewardId) return;
        if (Parties.Find(p => p.OrganisationId == organisation) is { } party) { if (party.LeftAt is not null) (party.LeftAt, party.Since) = (null, now); }
        else Parties.Add(new RecordParty { RecordId = Id, OrganisationId = organisation, Since = now });
    }

    /// <summary>It goes on reading and edits no more.</summary>
    public void LetGo(Guid organisation, DateTime now)
    {
        if (Parties.Find(p => p.OrganisationId == organisation) is { LeftAt: null } party) party.LeftAt = now;
    }

    /// <summary>Another party answers for it from now on; the steward so far becomes a party.</summary>
    public void HandOver(Guid organisation, DateTime now)
    {
        if (organisation == StewardId) return;
        var old = StewardId;
        Parties.RemoveAll(p => p.OrganisationId == organisation);
        StewardId = organisation;
        LetIn(old, now);
    }

    /// <summary>Whom it belongs to now: the steward first.</summary>
    public IEnumerable<Guid> Owners => Parties.Where(p => p.LeftAt is null).Select(p => p.OrganisationId).Prepend(StewardId);

    public void Confirm(DateTime now) => (ConfirmedOn, Unconfirmed, AskedOn) = (now, false, null);

    public void Withdraw() => Stage = Stage.Draft;

    public void Archive() => Stage = Stage.Archived;

    /// <summary>The same texts and tags under a head of its own.</summary>
    public Record Shell() => (Record)MemberwiseClone();
}

/// <summary>Who may read a published record.</summary>
public enum Audience { Public, Network, Organisation }

public enum Stage { Draft, InReview, Published, Archived }
