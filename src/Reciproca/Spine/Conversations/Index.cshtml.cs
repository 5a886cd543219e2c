using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;

namespace Reciproca.Spine.Conversations;

[SignedIn]
public sealed class IndexModel(Conversations conversations) : PageModel
{
    public const int PageSize = 30;

    public IReadOnlyList<ConversationLine> Lines { get; private set; } = [];
    public int Number { get; private set; }
    public bool More { get; private set; }

    public async Task OnGetAsync(int page = 1)
    {
        Number = Math.Clamp(page, 1, 10_000);
        var lines = await conversations.Mine((Number - 1) * PageSize, PageSize + 1);
        (Lines, More) = ([.. lines.Take(PageSize)], lines.Count > PageSize);
    }
}
