namespace Reciproca.Clearing.Tests;

/// <summary>A round large enough to make the search work, the same every time.</summary>
static class Made
{
    public static Round Round(int people, ulong seed)
    {
        var draw = new Engine.Generator(seed);
        var participants = Enumerable.Range(0, people).Select(i => new Participant($"p{i}", 1 + draw.Below(2), 1 + draw.Below(2)) { IsFacilitator = i < 2 }).ToList();
        var exchanges = from i in Enumerable.Range(0, people * 6)
                        let giver = draw.Below(people)
                        let receiver = 2 + draw.Below(people - 2)
                        where giver != receiver
                        select new Exchange($"e{i}", $"p{giver}", $"p{receiver}", (300 + draw.Below(700)) / 1000.0) { Need = $"n{receiver}-{draw.Below(2)}" };
        return new(participants, exchanges.ToList());
    }
}
