using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Reciproca.Across.Rounds.Desk;

/// <summary>One clearing as a picture: a preview to compare, or what the cities are asked.</summary>
[OnRound(RoundAbility.Run)]
public sealed class SolutionModel(RoundOfRequest found) : PageModel
{
    public ExchangeRound Round => found.Round;
    public RoundSolution Solution { get; private set; } = null!;
    public RoundSolution? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (await found.Solution(number) is not { End: ClearingEnd.Done or ClearingEnd.Nothing } solution) return NotFound();
        (Solution, Before) = (solution, solution.RepairsId is null ? null : await found.Solution(solution.RepairsId));
        return Page();
    }

    public async Task<IActionResult> OnGetCertificateAsync(int number) =>
        await found.Solution(number) is { Certificate: { } bytes } ? File(bytes, "application/json", $"{Round.ShortId}-{number}.json") : NotFound();
}
