using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Texts;

namespace Reciproca.Across.Find;

/// <summary>Any search and any list as an Atom feed, newest first; only what is public, because readers of feeds do not sign in.</summary>
[Anyone]
public sealed class FeedModel(RecordSearch search, RecordKinds kinds, NodeSettings settings, Texts texts) : PageModel
{
    private const int MostEntries = 50;

    public ContentResult OnGet(string? list)
    {
        var kind = list is null ? null : kinds.ByPath(list[..^FeedOfKind.Ending.Length])!;
        var address = SearchAddress.Of(kind is null ? "/search" : "/" + kind.Path, Request.Query) with { Page = 1 };
        var request = address.Request(Sight.Public, texts.Language) with { Order = Order.Newest, Take = MostEntries, Counted = false };
        var hits = search.Find(kind is null ? request : request.Of(kind.Name)).Hits;
        var title = kind is null ? address.Text.Length > 0 ? texts["search.title", address.Text] : texts["search.all"] : texts[$"{kind.Name}.many"];
        var feed = new AtomFeed(settings, kinds).Of($"{title} · {settings.Name}", address, hits);
        return new ContentResult { Content = feed, ContentType = "application/atom+xml; charset=utf-8" };
    }
}
