using Microsoft.AspNetCore.Mvc;
using Reciproca.Spine.Matching;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Texts;
using Reciproca.Web.Records;

namespace Reciproca.Across.Matching;

/// <summary>What fits, by kind, and the cities that resemble the one that asks.</summary>
public sealed record Fitting(FoundRecord Record, string? More, IReadOnlyList<(string Kind, IReadOnlyList<RecordCard> Cards)> Groups, IReadOnlyList<Ranked> Peers);

/// <summary>Puts matches into the lines of a list.</summary>
public sealed class Matches(Matcher matcher, Reasons reasons, RecordKinds kinds, Texts texts)
{
    /// <summary>What is looked for, for each kind of record.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> Wanted = new Dictionary<string, string[]>
    {
        ["need"] = ["practice", "offer"], ["offer"] = ["need"], ["practice"] = ["need"],
    };

    /// <param name="more">Where all of them are, if there is such a page.</param>
    public Fitting Read(IndexEntry entry, int most, string? more)
    {
        var wanted = Wanted.GetValueOrDefault(entry.Card.Kind, []);
        var groups = wanted.Select(kind => (kind, Cards(matcher.For(entry, kind, most), points: false))).Where(g => g.Item2.Count > 0).ToList();
        return new Fitting(entry.Card, more, groups, entry.Card.Kind == "need" ? matcher.Peers(entry.Card.Steward, most) : []);
    }

    internal IReadOnlyList<RecordCard> Cards(IReadOnlyList<Ranked> matches, bool points) => [.. matches.Select(match =>
    {
        var card = FoundCards.Of(match.Hit, kinds, texts);
        return card with { Reasons = reasons.Of(match.Fit), Facts = points ? [.. card.Facts, texts["match.points", match.Fit.Points]] : card.Facts };
    })];
}

/// <summary>On a kind's page: <c>&lt;slot name="Matches" record="…" /&gt;</c>.</summary>
public sealed class MatchesViewComponent(Matcher matcher, Matches matches, RecordKinds kinds) : ViewComponent
{
    private const int Most = 3;

    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        if (await matcher.Entry(record) is not { } entry) return Content("");
        var more = entry.Card.Kind is "need" or "offer" ? FoundCards.Address(entry.Card, kinds) + "/matches" : null;
        return View("/Across/Matching/Matches.cshtml", matches.Read(entry, Most, more));
    }
}

/// <summary>On an organisation's page: cities like this one. The organisation's profile has the organisation's key.</summary>
public sealed class PeersViewComponent(Matcher matcher) : ViewComponent
{
    private const int Most = 6;

    public async Task<IViewComponentResult> InvokeAsync(Guid record) =>
        await matcher.Entry(record) is { } entry ? View("/Across/Matching/Peers.cshtml", matcher.Peers(entry.Card.Steward, Most)) : Content("");
}

/// <summary>More like this, of the same kind.</summary>
public sealed class SimilarRecordsViewComponent(Matcher matcher, RecordKinds kinds, Texts texts) : ViewComponent
{
    private const int Most = 3;

    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        if (await matcher.Entry(record) is not { } entry) return Content("");
        IReadOnlyList<RecordCard> cards = [.. matcher.Similar(entry, Most).Select(hit => FoundCards.Of(hit, kinds, texts))];
        return View("/Across/Matching/Similar.cshtml", cards);
    }
}
