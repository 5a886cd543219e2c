namespace Reciproca.ActivityPub.JsonLd;

/// <summary>IRIs of Activity Streams 2.0 and ActivityPub, as they stand in expanded documents.</summary>
public static class As
{
    /// <summary>The namespace.</summary>
    public const string Namespace = "https://www.w3.org/ns/activitystreams#";

    /// <summary>Everyone.</summary>
    public const string Public = Namespace + "Public";

#pragma warning disable CS1591 // The names are those of the vocabulary.
    public const string Accept = Namespace + "Accept", Add = Namespace + "Add", Announce = Namespace + "Announce";
    public const string Application = Namespace + "Application", Article = Namespace + "Article", Block = Namespace + "Block";
    public const string Collection = Namespace + "Collection", CollectionPage = Namespace + "CollectionPage";
    public const string Create = Namespace + "Create", Delete = Namespace + "Delete", Document = Namespace + "Document";
    public const string Event = Namespace + "Event", Flag = Namespace + "Flag", Follow = Namespace + "Follow";
    public const string Group = Namespace + "Group", Image = Namespace + "Image", Join = Namespace + "Join", Leave = Namespace + "Leave";
    public const string Like = Namespace + "Like", Link = Namespace + "Link", Mention = Namespace + "Mention", Move = Namespace + "Move";
    public const string Note = Namespace + "Note", Offer = Namespace + "Offer", OrderedCollection = Namespace + "OrderedCollection";
    public const string OrderedCollectionPage = Namespace + "OrderedCollectionPage", Organization = Namespace + "Organization";
    public const string Page = Namespace + "Page", Person = Namespace + "Person", Place = Namespace + "Place";
    public const string Question = Namespace + "Question", Reject = Namespace + "Reject", Remove = Namespace + "Remove";
    public const string Service = Namespace + "Service", Tombstone = Namespace + "Tombstone", Undo = Namespace + "Undo";
    public const string Update = Namespace + "Update";

    public const string Actor = Namespace + "actor", AlsoKnownAs = Namespace + "alsoKnownAs", Attachment = Namespace + "attachment";
    public const string AttributedTo = Namespace + "attributedTo", Audience = Namespace + "audience", Bcc = Namespace + "bcc";
    public const string Bto = Namespace + "bto", Cc = Namespace + "cc", Content = Namespace + "content", Context = Namespace + "context";
    public const string Deleted = Namespace + "deleted", Endpoints = Namespace + "endpoints", EndTime = Namespace + "endTime";
    public const string First = Namespace + "first", Followers = Namespace + "followers", Following = Namespace + "following";
    public const string FormerType = Namespace + "formerType", Generator = Namespace + "generator", Href = Namespace + "href";
    public const string Icon = Namespace + "icon", ImageOf = Namespace + "image", Inbox = "http://www.w3.org/ns/ldp#inbox";
    public const string InReplyTo = Namespace + "inReplyTo", Items = Namespace + "items", Last = Namespace + "last";
    public const string Latitude = Namespace + "latitude", Location = Namespace + "location", Longitude = Namespace + "longitude";
    public const string MediaType = Namespace + "mediaType", MovedTo = Namespace + "movedTo", Name = Namespace + "name";
    public const string Next = Namespace + "next", Object = Namespace + "object", Origin = Namespace + "origin";
    public const string Outbox = Namespace + "outbox", PartOf = Namespace + "partOf", PreferredUsername = Namespace + "preferredUsername";
    public const string Preview = Namespace + "preview", Published = Namespace + "published", Rel = Namespace + "rel";
    public const string Replies = Namespace + "replies", Result = Namespace + "result", Sensitive = Namespace + "sensitive";
    public const string SharedInbox = Namespace + "sharedInbox", Source = Namespace + "source", StartTime = Namespace + "startTime";
    public const string Summary = Namespace + "summary", Tag = Namespace + "tag", Target = Namespace + "target", To = Namespace + "to";
    public const string TotalItems = Namespace + "totalItems", Updated = Namespace + "updated", Url = Namespace + "url";
#pragma warning restore CS1591

    /// <summary>Whether a URI means everyone: the full IRI, <c>as:Public</c> or <c>Public</c>. Source: ActivityPub section 5.6.</summary>
    public static bool IsPublic(string uri) => uri is Public or "as:Public" or "Public";
}

/// <summary>IRIs of ValueFlows and units of measure, for needs and offers. Source: FEP-0837.</summary>
public static class Vf
{
    /// <summary>The namespace.</summary>
    public const string Namespace = "https://w3id.org/valueflows/ont/vf#";

#pragma warning disable CS1591 // The names are those of the vocabulary.
    public const string Agreement = Namespace + "Agreement", Commitment = Namespace + "Commitment", Intent = Namespace + "Intent";
    public const string Proposal = Namespace + "Proposal", Action = Namespace + "action";
    public const string AvailableQuantity = Namespace + "availableQuantity", Publishes = Namespace + "publishes";
    public const string Purpose = Namespace + "purpose", Reciprocal = Namespace + "reciprocal";
    public const string ResourceConformsTo = Namespace + "resourceConformsTo", ResourceQuantity = Namespace + "resourceQuantity";
    public const string Satisfies = Namespace + "satisfies", Stipulates = Namespace + "stipulates";
    public const string StipulatesReciprocal = Namespace + "stipulatesReciprocal", UnitBased = Namespace + "unitBased";
    public const string HasUnit = "http://www.ontology-of-units-of-measure.org/resource/om-2/hasUnit";
    public const string HasNumericalValue = "http://www.ontology-of-units-of-measure.org/resource/om-2/hasNumericalValue";
#pragma warning restore CS1591
}

/// <summary>IRIs of the security vocabulary, WebFinger and capability discovery, for keys and actors.</summary>
public static class Security
{
    /// <summary>The namespace.</summary>
    public const string Namespace = "https://w3id.org/security#";

#pragma warning disable CS1591 // The names are those of the vocabulary.
    public const string PublicKey = Namespace + "publicKey", Owner = Namespace + "owner", PublicKeyPem = Namespace + "publicKeyPem";
    public const string AssertionMethod = Namespace + "assertionMethod", Controller = Namespace + "controller";
    public const string Multikey = Namespace + "Multikey", PublicKeyMultibase = Namespace + "publicKeyMultibase";
    public const string Proof = Namespace + "proof", Key = Namespace + "Key";
    public const string Webfinger = "https://purl.archive.org/socialweb/webfinger#webfinger";
    public const string Implements = "https://w3id.org/fep/844e/implements";
#pragma warning restore CS1591
}

/// <summary>IRIs of events beyond Activity Streams. Source: FEP-8a8e.</summary>
public static class Events
{
    /// <summary>The namespace.</summary>
    public const string Namespace = "https://w3id.org/fep/8a8e/";

#pragma warning disable CS1591 // The names are those of the vocabulary.
    public const string EventStatus = Namespace + "eventStatus", Timezone = Namespace + "timezone", JoinMode = Namespace + "joinMode";
    public const string Organizers = Namespace + "organizers", Attendees = Namespace + "attendees";
    public const string DisplayEndTime = Namespace + "displayEndTime", ExternalParticipationUrl = Namespace + "externalParticipationUrl";
#pragma warning restore CS1591
}
