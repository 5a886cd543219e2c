using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;

namespace Reciproca.Kinds.Agreements;

/// <summary>Every step of the negotiation, each sealed with the hash of the one before; recomputed while one looks.</summary>
[OnRecord(Ability.Inside)]
public sealed class LogModel(RecordOfRequest found, Negotiating negotiating) : PageModel
{
    public Record Record => found.Record;
    public LogFile Lines { get; private set; } = null!;
    public IReadOnlyList<(string Key, string About)> Faults { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Lines = await negotiating.File(Record, await negotiating.Read(Record));
        // a party of another node has the texts that it was sent: those of before it came are at the agreement's home
        Faults = [.. Lines.Faults().Where(f => Record.Origin is null || f.Key != "agreement.verify.missing")];
    }

    public async Task<IActionResult> OnGetFileAsync()
    {
        await OnGetAsync();
        return File(JsonSerializer.SerializeToUtf8Bytes(Lines, LogFile.Json), "application/json", $"{Record.ShortId}-log.json");
    }
}
