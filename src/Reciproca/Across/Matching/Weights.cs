namespace Reciproca.Across.Matching;

/// <summary>How much each part of a comparison counts: the one place to change it. A part says in a sentence what it found.</summary>
public static class Weights
{
    /// <summary>A need with what could answer it, and the other way round.</summary>
    public static readonly IReadOnlyDictionary<string, int> Records = new Dictionary<string, int>
    {
        ["text"] = 26, ["hazard"] = 18, ["topic"] = 18, ["sdg"] = 8, ["size"] = 7, ["power"] = 6, ["language"] = 5,
        ["landform"] = 4, ["income"] = 3, ["pacific"] = 3, ["fresh"] = 2,
    };

    /// <summary>A city with a city.</summary>
    public static readonly IReadOnlyDictionary<string, int> Peers = new Dictionary<string, int>
    {
        ["size"] = 26, ["hazard"] = 20, ["landform"] = 16, ["power"] = 16, ["income"] = 10, ["language"] = 7, ["tier"] = 5,
    };

    /// <summary>Parts that say what a record is about. Without one of them a pair is no match, however alike the cities are.</summary>
    public static readonly IReadOnlyList<string> Subjects = ["text", "hazard", "topic", "sdg"];

    /// <summary>What is looked for, for each kind of record.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Wanted = new Dictionary<string, string[]>
    {
        ["need"] = ["practice", "offer"], ["offer"] = ["need"], ["practice"] = ["need"],
    };

    /// <summary>States in which a record has nothing more to give or take.</summary>
    public static readonly IReadOnlyList<string> Over = ["Answered", "Closed", "Paused"];
}
