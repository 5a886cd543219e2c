namespace Reciproca.ActivityPub.JsonLd;

/// <summary>The words of each context in the shorthand of <see cref="TermTable"/>.</summary>
internal static class BundledTerms
{
    // Activity Streams 2.0, Activity Vocabulary, ActivityPub.
    public const string ActivityStreams = """
        prefix = as ldp vcard xsd
        keyword = id type
        as = Accept Activity IntransitiveActivity Add Announce Application Arrive Article Audio Block Collection CollectionPage
        as = OrderedCollection OrderedCollectionPage Create Delete Dislike Document Event Flag Follow Group Ignore Image Invite Join Leave
        as = Like Link Listen Mention Move Note Object Offer Organization Page Person Place Profile Question Read Reject Relationship Remove
        as = Service TentativeAccept TentativeReject Tombstone Travel Undo Update Video View IsFollowing IsFollowedBy IsContact IsMember
        as = content name summary hreflang mediaType rel units preferredUsername source
        as @language = contentMap:content nameMap:name summaryMap:summary
        as @id = actor attachment attributedTo audience bcc bto cc context current describes first formerType generator href icon image
        as @id = inReplyTo instrument items last location next object oneOf anyOf origin partOf prev preview provider relationship replies
        as @id = result subject tag target to url Public
        as @id @list = orderedItems:items
        as xsd:dateTime = closed deleted endTime published startTime updated
        as xsd:duration = duration
        as xsd:float = accuracy altitude latitude longitude radius
        as xsd:nonNegativeInteger = height width startIndex totalItems
        ldp @id = inbox
        as @id = outbox followers following liked likes shares streams endpoints sharedInbox uploadMedia proxyUrl alsoKnownAs
        as @id = oauthAuthorizationEndpoint oauthTokenEndpoint provideClientKey signClientKey
        """;

    // Security vocabulary v1, for actors' RSA keys.
    public const string Security = """
        prefix = sec dc
        sec = Key CryptographicKey:Key RsaSignature2017 publicKeyPem privateKeyPem signatureValue signatureAlgorithm:signingAlgorithm
        sec @id = publicKey owner privateKey
        sec = signature
        sec xsd:dateTime = revoked:revoked
        dc xsd:dateTime = created
        dc @id = creator
        """;

    // W3C Data Integrity.
    public const string Proofs = """
        sec = DataIntegrityProof cryptosuite challenge nonce
        sec @id = proof verificationMethod previousProof
        sec @vocab = proofPurpose
        sec sec:multibase = proofValue digestMultibase
        dc xsd:dateTime = created
        sec xsd:dateTime = expires:expiration
        """;

    // W3C Controlled Identifiers: Multikey.
    public const string Multikey = """
        sec = Multikey
        sec @id = controller assertionMethod authentication:authenticationMethod capabilityDelegation:capabilityDelegationMethod
        sec @id = capabilityInvocation:capabilityInvocationMethod keyAgreement:keyAgreementMethod
        sec sec:multibase = publicKeyMultibase secretKeyMultibase
        """;

    // FEP-0837, ValueFlows 1.0.
    public const string ValueFlows = """
        prefix = vf om2
        vf = Agreement Commitment Intent Proposal action purpose unitBased
        vf = availableQuantity publishes reciprocal resourceConformsTo resourceQuantity satisfies stipulates stipulatesReciprocal
        om2 = Measure hasUnit hasNumericalValue
        """;

    // FEP-8a8e.
    public const string Events = """
        fep8a8e = AttendeesCollection OrganizersCollection EventStatusType EventScheduled EventCancelled EventPostponed EventRescheduled
        fep8a8e = EventTentative EventMovedOnline attendees externalParticipationUrl isBannerImage joinMode organizers timezone
        fep8a8e @list = category
        fep8a8e xsd:boolean = displayEndTime
        fep8a8e @vocab = eventStatus previousStartTime
        fep8a8e xsd:anyURI @list = requiredJoinVisibility
        fep8a8e @id = upcomingEvents
        """;

    // FEP-044f.
    public const string Quotes = """
        fep044f = QuoteAuthorization QuoteRequest
        fep044f @id = quote quoteAuthorization
        """;

    // What Mastodon and many after it send, often undeclared.
    public const string Mastodon = """
        prefix = toot schema
        as = Hashtag sensitive manuallyApprovesFollowers quoteUrl
        as @id = movedTo
        toot = Emoji votersCount blurhash discoverable indexable memorial suspended
        toot @list = focalPoint
        toot @id = featured featuredTags
        schema = PropertyValue value
        litepub = ChatMessage
        """;

    public const string GoToSocial = """
        gts @id = interactionPolicy canLike canReply canAnnounce canQuote automaticApproval manualApproval approvedBy
        gts = LikeApproval ReplyApproval AnnounceApproval
        """;

    public const string Lemmy = """
        lemmy = postingRestrictedToMods removeData stickied distinguished
        lemmy @id = moderators
        as = expires:endTime
        """;
}
