using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Agreements;

/// <summary>The text as one reads and prints it: what a mayor signs. Before it is in force it is only its parties'.</summary>
[OnRecord(Ability.Read)]
public sealed class TextModel(RecordOfRequest found, Negotiating negotiating, Visitor visitor, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Agreement Agreement { get; private set; } = null!;
    public string Language { get; private set; } = "";
    public IReadOnlyList<TextPart> Parts { get; private set; } = [];
    public AgreementVersion? Version { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? text = null, int? version = null)
    {
        if (!await Find(version)) return NotFound();
        var all = AgreementText.Parts(Version?.Text ?? AgreementText.Write(Record, Agreement));
        var languages = all.Select(p => p.Language).Where(l => l.Length > 0).Distinct().ToList();
        Language = new[] { text, texts.Language, Agreement.Prevailing }.FirstOrDefault(l => l is not null && languages.Contains(l)) ?? languages.FirstOrDefault("");
        Parts = [.. all.Where(p => p.Language == Language)];
        return Page();
    }

    /// <summary>The exact bytes that were hashed: "sha256sum" of this file is the hash in the log.</summary>
    public async Task<IActionResult> OnGetExactAsync(int? version = null) =>
        await Find(version) ? Content(Version?.Text ?? AgreementText.Write(Record, Agreement), "text/plain; charset=utf-8") : NotFound();

    private async Task<bool> Find(int? version)
    {
        Agreement = await negotiating.Read(Record);
        var inside = RecordPermissions.May(visitor, Ability.Inside, Record) == Answer.Yes;
        if (!inside && (Agreement.InForceSince is null || (version is not null && version != Agreement.Final))) return false;
        Version = version is { } number ? Agreement.Versions.Find(v => v.Number == number) : Agreement.FinalVersion;
        return version is null || Version is not null;
    }
}
