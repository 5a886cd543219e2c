using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Reciproca.Across.Rounds;

/// <summary>What anyone needs to check a published round without trusting this node.</summary>
[OnRound(RoundAbility.Read)]
public sealed class CertificateModel(RoundOfRequest found) : PageModel
{
    public async Task<IActionResult> OnGetAsync() =>
        found.Round.State == RoundState.Published && await found.Solution(found.Round.SolutionId) is { Certificate: { } bytes } ? File(bytes, "application/json", $"{found.Round.ShortId}.json") : NotFound();
}
