using Microsoft.Extensions.Primitives;

namespace Reciproca.Across.OaiPmh;

/// <summary>What a harvester asks: a verb and its arguments, each once, as the protocol has them.</summary>
public sealed record OaiRequest(string Verb, IReadOnlyDictionary<string, string> Arguments)
{
    public const string Prefix = "metadataPrefix", Token = "resumptionToken", Identifier = "identifier", From = "from", Until = "until", Set = "set";

    private static readonly Dictionary<string, (string[] Must, string[] May)> Verbs = new()
    {
        ["Identify"] = ([], []),
        ["ListMetadataFormats"] = ([], [Identifier]),
        ["ListSets"] = ([], [Token]),
        ["GetRecord"] = ([Identifier, Prefix], []),
        ["ListIdentifiers"] = ([Prefix], [From, Until, Set, Token]),
        ["ListRecords"] = ([Prefix], [From, Until, Set, Token]),
    };

    public string? this[string name] => Arguments.GetValueOrDefault(name);

    /// <exception cref="OaiFault">The verb or an argument is missing, unknown or there twice.</exception>
    public static OaiRequest Read(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var all = fields.ToList();
        var verbs = all.Where(f => f.Key == "verb").SelectMany(f => f.Value).ToList();
        if (verbs is not [{ } verb] || !Verbs.TryGetValue(verb, out var rule)) throw new OaiFault("badVerb");
        if (all.Any(f => f.Value.Count > 1)) throw new OaiFault("badArgument", "oai.twice");
        var arguments = all.Where(f => f.Key != "verb").ToDictionary(f => f.Key, f => f.Value.ToString());
        if (arguments.Keys.FirstOrDefault(name => !rule.Must.Contains(name) && !rule.May.Contains(name)) is { } unknown) throw new OaiFault("badArgument", "oai.unknown", unknown);
        if (arguments.ContainsKey(Token)) return arguments.Count == 1 ? new(verb, arguments) : throw new OaiFault("badArgument", "oai.exclusive");
        if (rule.Must.FirstOrDefault(name => !arguments.ContainsKey(name)) is { } missing) throw new OaiFault("badArgument", "oai.missing", missing);
        return new(verb, arguments);
    }
}

/// <summary>One of the protocol's own errors, with a text key that says more.</summary>
public sealed class OaiFault(string code, string? text = null, string value = "") : Exception(code)
{
    public string Code => Message;
    public string Text => text ?? $"oai.{Message.ToLowerInvariant()}";
    public string Value => value;
}
