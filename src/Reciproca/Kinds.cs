using Reciproca.Kinds.Adaptations;
using Reciproca.Kinds.Initiatives;
using Reciproca.Kinds.Agreements;
using Reciproca.Kinds.Exchanges;
using Reciproca.Kinds.Needs;
using Reciproca.Kinds.Offers;
using Reciproca.Kinds.Organisations;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.Records;

namespace Reciproca;

/// <summary>Every kind of record this node knows, one line each.</summary>
public static class KindList
{
    public static readonly RecordKinds All = new(
    [
        PracticeKind.Kind,
        NeedKind.Kind,
        OfferKind.Kind,
        InitiativeKind.Kind,
        OrganisationKind.Kind,
        AdaptationKind.Kind,
        AgreementKind.Kind,
        ExchangeKind.Kind,
    ]);
}
