namespace Reciproca.ActivityPub.JsonLd;

/// <summary>
/// The contexts that are known by their address. They are our own statement of the words we read, not copies of the documents.
/// </summary>
internal static class BundledContexts
{
    private static readonly IReadOnlyList<KeyValuePair<string, TermDefinition>> Security = TermTable.Read(BundledTerms.Security);
    private static readonly IReadOnlyList<KeyValuePair<string, TermDefinition>> Proofs = TermTable.Read(BundledTerms.Proofs);
    private static readonly IReadOnlyList<KeyValuePair<string, TermDefinition>> Multikey = TermTable.Read(BundledTerms.Multikey);
    private static readonly IReadOnlyList<KeyValuePair<string, TermDefinition>> Mastodon = TermTable.Read(BundledTerms.Mastodon);
    private static readonly IReadOnlyList<KeyValuePair<string, TermDefinition>> ValueFlows = TermTable.Read(BundledTerms.ValueFlows);

    private static readonly Dictionary<string, IReadOnlyList<KeyValuePair<string, TermDefinition>>> Known = new(StringComparer.Ordinal)
    {
        ["www.w3.org/ns/activitystreams"] = [],
        ["w3id.org/security/v1"] = Security,
        ["w3id.org/security/v2"] = [.. Security, .. Proofs, .. Multikey],
        ["w3id.org/identity/v1"] = [.. Security, .. TermTable.Read("sec = signatureAlgorithm"), new("schema", new("http://schema.org/"))],
        ["w3id.org/security/data-integrity/v1"] = Proofs,
        ["w3id.org/security/data-integrity/v2"] = Proofs,
        ["w3id.org/security/multikey/v1"] = Multikey,
        ["www.w3.org/ns/did/v1"] = Multikey,
        ["www.w3.org/ns/cid/v1"] = Multikey,
        ["w3id.org/fep/0837"] = ValueFlows,
        ["w3id.org/valueflows/ont/vf"] = ValueFlows,
        ["w3id.org/valueflows"] = ValueFlows,
        ["w3id.org/fep/844e"] = TermTable.Read("fep844e @id @list = implements"),
        ["w3id.org/fep/8a8e"] = TermTable.Read(BundledTerms.Events),
        ["w3id.org/fep/044f"] = TermTable.Read(BundledTerms.Quotes),
        ["w3id.org/fep/7888"] = [],
        ["purl.archive.org/socialweb/webfinger"] = TermTable.Read("prefix = wf\nwf xsd:string = webfinger"),
        ["purl.archive.org/miscellany"] = Mastodon,
        ["gotosocial.org/ns"] = TermTable.Read(BundledTerms.GoToSocial),
        ["join-lemmy.org/context.json"] = [.. Security, .. Mastodon, .. TermTable.Read(BundledTerms.Lemmy)],
    };

    /// <summary>
    /// What holds in every document: the words of ActivityStreams, which nobody may change, and below them the ones servers use
    /// without declaring, which anybody may.
    /// </summary>
    public static readonly ActiveContext Base = ActiveContext.Empty
        .With([.. Security, .. Proofs, .. Multikey, .. Mastodon])
        .With(TermTable.Read("prefix = sec dc toot schema vf om2"))
        .With(TermTable.Read(BundledTerms.ActivityStreams, isFixed: true))
        .WithVocab("_:");

    /// <summary>
    /// The terms of a context; null when it is not bundled. <c>http</c>, a closing slash and a file ending make no difference.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, TermDefinition>>? Find(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || address[..scheme] is not ("https" or "http")) return null;
        var bare = address[(scheme + 3)..];
        if (Known.GetValueOrDefault(bare) is { } exact) return exact;
        var trimmed = bare.TrimEnd('/', '#');
        return Known.GetValueOrDefault(trimmed.EndsWith(".jsonld", StringComparison.Ordinal) ? trimmed[..^7] : trimmed);
    }
}
