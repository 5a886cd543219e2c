using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;

namespace Reciproca.Across.Rounds;

/// <summary>What pages say of a round, in the reader's words.</summary>
public sealed class RoundWords(Texts texts)
{
    public string State(ExchangeRound round, DateTime now) =>
        texts[round.State == RoundState.Announced && now >= round.EntriesUntil ? "round.state.closed" : $"round.state.{round.State.ToString().ToLowerInvariant()}"];

    /// <summary>Day and hour where the round lives.</summary>
    public string Time(DateTime utc, ExchangeRound round) =>
        $"{RoundTime.Local(utc, round.TimeZone).ToString("d MMM yyyy HH:mm", texts.Culture)} ({round.TimeZone.Split('/')[^1].Replace('_', ' ')})";

    public string Shape(IReadOnlyCollection<RoundExchange> path) =>
        path.First().Chain ? texts["round.shape.chain"] : path.Count switch { 2 => texts["round.shape.swap"], 3 => texts["round.shape.triangle"], _ => texts["round.shape.cycle", path.Count] };

    public string Title(Record? record) => record?.Best(texts.Language).Title ?? texts["round.gone"];

    public string Percent(double share) => (share * 100).ToString("0.#", texts.Culture) + " %";

    /// <summary>What the bound says of how good it is.</summary>
    public string Quality(RoundSolution solution) => solution.Gap is not { } gap ? texts["round.quality.unknown"] : gap < 1e-9 ? texts["round.quality.best"] : texts["round.quality.gap", Percent(Math.Max(gap, 0.001))];

    public string Objective(RoundSolution solution) => texts[$"round.objective.{solution.Objective.ToString().ToLowerInvariant()}"];
}
