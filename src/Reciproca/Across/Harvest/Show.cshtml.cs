using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Across.Harvest;

/// <summary>One library: what it is, what came of the last harvest, how its records are taken, and its end.</summary>
[Secretariat]
public sealed class ShowModel(AppDb db, LibraryDesk desk, OaiClient client, Texts texts) : PageModel
{
    private const int Patience = 8;

    public Library Library { get; private set; } = null!;
    public int Here { get; private set; }
    public int Waiting { get; private set; }
    public IReadOnlyList<LibrarySet> Sets { get; private set; } = [];
    public IReadOnlyList<Choice> Languages => [.. Concepts.Standard.All(Schemes.Language).Select(c => new Choice(c.Code, c.Label(texts.Language))).OrderBy(c => c.Label, StringComparer.Create(texts.Culture, ignoreCase: true))];

    [BindProperty] public HarvestPolicy Policy { get; set; }
    [BindProperty] public string? Set { get; set; }
    [BindProperty] public string? Language { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        (Policy, Set, Language) = (Library.Policy, Library.Set, Library.Language);
        await Read();
        return Page();
    }

    public async Task<IActionResult> OnPostSettingsAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (!Concepts.Standard.Knows(Schemes.Language, Language ?? "")) this.Wrong(nameof(Language), texts["form.not-understood"]);
        if (Set?.Length > 200) this.Wrong(nameof(Set), texts["form.not-understood"]);
        if (!ModelState.IsValid) { await Read(); return this.Refused(); }
        var other = Fold.Clean(Set) is { Length: > 0 } set ? set : null;
        // another part has another beginning
        if (other != Library.Set) Library.From = null;
        (Library.Policy, Library.Set, Library.Language) = (Policy, other, Language!);
        if (Library.State != LibraryState.New) { await db.SaveChangesAsync(); return this.Done(Request.Path, "harvest.saved"); }
        await desk.Start(Library);
        return this.Done(Request.Path, "harvest.started");
    }

    public Task<IActionResult> OnPostNowAsync(Guid id) => Do(id, l => l.State is LibraryState.Waiting or LibraryState.Paused, desk.Now, "harvest.started");

    public Task<IActionResult> OnPostPauseAsync(Guid id) => Do(id, l => l.State is LibraryState.Waiting or LibraryState.Harvesting, desk.Pause, "harvest.paused");

    public Task<IActionResult> OnPostEndAsync(Guid id, bool keep) => Do(id, _ => true, library => desk.End(library, keep), "harvest.ended");

    private async Task<IActionResult> Do(Guid id, Func<Library, bool> may, Func<Library, Task> act, string said)
    {
        if (!await Find(id)) return NotFound();
        if (Library.State is LibraryState.Ending or LibraryState.Ended || !may(Library)) return StatusCode(StatusCodes.Status409Conflict);
        await act(Library);
        return this.Done(Request.Path, said);
    }

    private async Task<bool> Find(Guid id) => (Library = (await db.Set<Library>().Include(l => l.Steward).SingleOrDefaultAsync(l => l.Id == id))!) is not null;

    private async Task Read()
    {
        var items = db.Set<LibraryItem>().Where(i => i.LibraryId == Library.Id && !i.Deleted);
        Here = await items.CountAsync();
        Waiting = await db.Set<Record>().CountAsync(r => r.Stage == Stage.InReview && items.Any(i => i.RecordId == r.Id));
        if (Library.State is LibraryState.Ending or LibraryState.Ended) return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(Patience));
        try { Sets = await client.Sets(Library.BaseUrl, patience.Token); }
        catch (OperationCanceledException) { Sets = []; }
        // one chosen before is never lost because the library is silent today
        if (Library.Set is { } chosen && Sets.All(s => s.Spec != chosen)) Sets = [new(chosen, chosen), .. Sets];
    }
}
