using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Reciproca.Tests.Across.Iati;

/// <summary>Reads a rule set in IATI's JSON and says which of its rules a document breaks, as its specification describes them.</summary>
public sealed class Ruleset(string json, DateTime now)
{
    private static readonly XmlNamespaceManager Names = Namespaces();
    private readonly JsonDocument rules = JsonDocument.Parse(json);

    /// <returns>"context rule id": one line for each rule broken, by severity.</returns>
    public IReadOnlyList<(string Severity, string Rule)> Broken(XDocument document) => [.. from context in rules.RootElement.EnumerateObject()
        from element in Elements(document, context.Name)
        from rule in context.Value.EnumerateObject()
        from one in rule.Value.GetProperty("cases").EnumerateArray()
        where !Holds(rule.Name, one, element)
        select (Info(one, "severity"), $"{context.Name} {rule.Name} {Info(one, "id")} {Short(one)}")];

    private bool Holds(string rule, JsonElement one, XElement at)
    {
        if (one.TryGetProperty("condition", out var condition) && !True(at, condition.GetString()!)) return true;
        // whether an identifier is a registered one is a question to a registry, and a warning
        if (one.TryGetProperty("idCondition", out _)) return true;
        var paths = one.TryGetProperty("paths", out var listed) ? listed.EnumerateArray().Select(p => p.GetString()!).ToList() : [];
        return rule switch
        {
            "no_more_than_one" => Nodes(at, paths).Count <= 1,
            "atleast_one" => Nodes(at, paths).Count > 0,
            "only_one_of" => one.GetProperty("excluded").EnumerateArray().Any(p => Nodes(at, [p.GetString()!]).Count > 0) ? Nodes(at, paths).Count == 0 : paths.Count(p => Nodes(at, [p]).Count > 0) == 1 && Nodes(at, paths).Count == 1,
            "one_or_all" => OneOrAll(at, one.GetProperty("one").GetString()!, one.GetProperty("all").GetString()!),
            "dependent" => paths.Select(p => Nodes(at, [p]).Count > 0).Distinct().Count() <= 1,
            "sum" or "strict_sum" => Nodes(at, paths) is { Count: 0 } || Nodes(at, paths).Sum(n => decimal.Parse(n, CultureInfo.InvariantCulture)) == one.GetProperty("sum").GetDecimal(),
            "range" => Nodes(at, paths).Select(n => decimal.Parse(n, CultureInfo.InvariantCulture)).All(n => n >= one.GetProperty("min").GetDecimal() && n <= one.GetProperty("max").GetDecimal()),
            "date_order" => Dates(at, one, "less").All(less => Dates(at, one, "more").All(more => less <= more)),
            "date_now" => Dates(at, one, "date").All(d => d <= now),
            "time_limit" => Dates(at, one, "start").Zip(Dates(at, one, "end")).All(d => d.Second <= d.First.AddYears(1)),
            "between_dates" => Dates(at, one, "date").All(d => Dates(at, one, "start").All(s => s <= d) && Dates(at, one, "end").All(e => d <= e)),
            "regex_matches" => Nodes(at, paths).All(n => Regex.IsMatch(n, one.GetProperty("regex").GetString()!)),
            "regex_no_matches" => !Nodes(at, paths).Any(n => Regex.IsMatch(n, one.GetProperty("regex").GetString()!)),
            "startswith" => StartsWith(at, one, paths),
            "unique" => Nodes(at, paths) is var all && all.Distinct().Count() == all.Count,
            "if_then" => !True(at, one.GetProperty("if").GetString()!) || True(at, one.GetProperty("then").GetString()!),
            "no_spaces" => Nodes(at, paths).All(n => n.Trim() == n),
            "loop" => Loop(at, one),
            _ => throw new NotSupportedException(rule),
        };
    }

    private bool StartsWith(XElement at, JsonElement one, List<string> paths)
    {
        var starts = one.TryGetProperty("start", out var start) ? [start.GetString()!] : one.GetProperty("prefix").EnumerateArray().Select(p => p.GetString()!).ToList();
        var separator = one.TryGetProperty("separator", out var sign) ? sign.GetString() : "";
        return Nodes(at, paths).All(n => Nodes(at, starts).Any(s => n.StartsWith(s + separator, StringComparison.Ordinal)));
    }

    /// <summary>Named once for the whole, or on every part that could need it.</summary>
    private static bool OneOrAll(XElement at, string one, string all)
    {
        if (Nodes(at, [one]).Count > 0) return true;
        return all switch
        {
            "lang" => Nodes(at, ["descendant::narrative[not(@xml:lang)]"], presence: true).Count == 0,
            "currency" => Nodes(at, ["descendant::*[(self::value or self::loan-status or self::forecast) and not(@currency)]"], presence: true).Count == 0,
            "sector" => Nodes(at, ["transaction[not(sector)]"], presence: true).Count == 0,
            _ => throw new NotSupportedException(all),
        };
    }

    private bool Loop(XElement at, JsonElement one)
    {
        foreach (var value in Nodes(at, [one.GetProperty("foreach").GetString()!]).Distinct())
            foreach (var rule in one.GetProperty("do").EnumerateObject())
                foreach (var inner in rule.Value.GetProperty("cases").EnumerateArray())
                    if (!Holds(rule.Name, JsonDocument.Parse(inner.GetRawText().Replace("$1", value)).RootElement, at)) return false;
        return true;
    }

    private IEnumerable<DateTime> Dates(XElement at, JsonElement one, string key)
    {
        var path = one.GetProperty(key).GetString()!;
        return path == "NOW" ? [now] : Nodes(at, [path]).Where(n => n.Length >= 10).Select(n => DateTime.Parse(n, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal));
    }

    private static List<string> Nodes(XElement at, List<string> paths, bool presence = false) => [.. paths.SelectMany(path => ((IEnumerable<object>)at.XPathEvaluate(path, Names)).Select(n => n switch
    {
        XAttribute attribute => attribute.Value,
        XElement element => presence ? element.Name.LocalName : element.Value,
        XText text => text.Value,
        _ => n.ToString()!,
    }))];

    private static bool True(XElement at, string expression) => at.XPathEvaluate($"boolean({expression})", Names) is true;

    private static IEnumerable<XElement> Elements(XDocument document, string contexts) => contexts.Split(" | ").SelectMany(context => document.XPathSelectElements(context, Names));

    private static XmlNamespaceManager Namespaces()
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("xml", XNamespace.Xml.NamespaceName);
        return names;
    }

    private static string Info(JsonElement one, string key) => one.TryGetProperty("ruleInfo", out var info) && info.TryGetProperty(key, out var value) ? value.GetString()! : "";

    private static string Short(JsonElement one) => one.TryGetProperty("ruleInfo", out var info) && info.TryGetProperty("message", out var message) ? message.GetString()! : one.GetRawText();
}
