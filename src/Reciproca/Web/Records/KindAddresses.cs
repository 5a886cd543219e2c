using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Reciproca.Spine.Records;

namespace Reciproca.Web.Records;

/// <summary>A page at "/{kind}/…" is every kind's own: /needs/{id}/history, /practices/{id}/history. Literal, so that it goes before "/{id}/{slug?}".</summary>
public sealed class KindAddresses(RecordKinds kinds) : IPageRouteModelConvention
{
    private const string Shared = "{kind}/";

    public void Apply(PageRouteModel page)
    {
        foreach (var selector in page.Selectors.Where(s => Template(s).StartsWith(Shared, StringComparison.Ordinal)).ToList())
        {
            page.Selectors.Remove(selector);
            foreach (var kind in kinds.All) page.Selectors.Add(Own(selector, kind));
        }
    }

    private static SelectorModel Own(SelectorModel shared, RecordKind kind) =>
        new(shared) { AttributeRouteModel = new AttributeRouteModel(shared.AttributeRouteModel!) { Template = $"{kind.Path}/{Template(shared)[Shared.Length..]}" } };

    private static string Template(SelectorModel selector) => selector.AttributeRouteModel?.Template?.TrimStart('/') ?? "";
}
