namespace Reciproca.ActivityPub.JsonLd;

/// <summary>
/// Reads our own shorthand for term definitions. A line is <c>namespace [type] [@list|@language] = word word other:local …</c>;
/// <c>other:local</c> is a word that stands for another local name, and <c>prefix: = …</c> lines declare prefixes.
/// </summary>
internal static class TermTable
{
    private static readonly Dictionary<string, string> Namespaces = new()
    {
        ["as"] = "https://www.w3.org/ns/activitystreams#",
        ["ldp"] = "http://www.w3.org/ns/ldp#",
        ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        ["sec"] = "https://w3id.org/security#",
        ["dc"] = "http://purl.org/dc/terms/",
        ["toot"] = "http://joinmastodon.org/ns#",
        ["schema"] = "http://schema.org#",
        ["vf"] = "https://w3id.org/valueflows/ont/vf#",
        ["om2"] = "http://www.ontology-of-units-of-measure.org/resource/om-2/",
        ["wf"] = "https://purl.archive.org/socialweb/webfinger#",
        ["litepub"] = "http://litepub.social/ns#",
        ["lemmy"] = "https://join-lemmy.org/ns#",
        ["gts"] = "https://gotosocial.org/ns#",
        ["fep044f"] = "https://w3id.org/fep/044f#",
        ["fep844e"] = "https://w3id.org/fep/844e/",
        ["fep8a8e"] = "https://w3id.org/fep/8a8e/",
        ["keyword"] = "@",
    };

    public static IReadOnlyList<KeyValuePair<string, TermDefinition>> Read(string table, bool isFixed = false)
    {
        var terms = new List<KeyValuePair<string, TermDefinition>>();
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = line.Split('=', StringSplitOptions.TrimEntries);
            var words = sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            terms.AddRange(sides[0] == "prefix" ? words.Select(w => Prefix(w, isFixed)) : Line(sides[0].Split(' '), words, isFixed));
        }
        return terms;
    }

    private static IEnumerable<KeyValuePair<string, TermDefinition>> Line(string[] flags, string[] words, bool isFixed)
    {
        var type = flags.Skip(1).FirstOrDefault(f => f is not ("@list" or "@language"));
        var container = flags.Contains("@list") ? Container.List : flags.Contains("@language") ? Container.Language : Container.None;
        foreach (var word in words)
        {
            var parts = word.Split(':', 2);
            yield return new(parts[0], new(Namespaces[flags[0]] + parts[^1], Full(type), container) { Fixed = isFixed });
        }
    }

    private static KeyValuePair<string, TermDefinition> Prefix(string name, bool isFixed) => new(name, new(Namespaces[name]) { Fixed = isFixed });

    private static string? Full(string? type) =>
        type is null or ['@', ..] ? type : Namespaces[type.Split(':')[0]] + type.Split(':')[1];
}
