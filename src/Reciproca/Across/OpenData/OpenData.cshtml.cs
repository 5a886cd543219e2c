using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;

namespace Reciproca.Across.OpenData;

/// <summary>What one may take away from here, and how.</summary>
[Anyone]
public sealed class OpenDataModel(RecordKinds kinds, Dumps dumps) : PageModel
{
    public readonly string[] Endings = ["csv", "xlsx", "json", "atom"];

    public IReadOnlyList<RecordKind> Kinds => kinds.All;

    public IReadOnlyList<FileInfo> Dumps => dumps.All;

    public void OnGet() { }
}
