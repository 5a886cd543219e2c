using Microsoft.AspNetCore.Http;

namespace Reciproca.Web.Records;

/// <summary>
/// Someone saved while this person was writing: every field in which the two differ, and what else was typed. Shown by _Conflict.cshtml, which asks
/// for each field whose text shall stand; <see cref="Settle"/> reads the answers.
/// </summary>
public sealed record Conflict(string Kind, int Revision, IReadOnlyList<Clash> Clashes, IReadOnlyList<KeyValuePair<string, string>> Rest)
{
    public const string Asked = "Clash", Choice = "Choice.", Theirs = "theirs", Yours = "yours", Prefix = "Form";

    public static Conflict Between(string kind, int revision, object theirs, object yours, IFormCollection typed)
    {
        var saved = FormField.Of(theirs, Prefix).ToDictionary(f => f.Name);
        var mine = FormField.Of(yours, Prefix).ToDictionary(f => f.Name);
        var clashes = (from name in saved.Keys.Union(mine.Keys)
                       let field = mine.GetValueOrDefault(name) ?? saved[name]
                       let clash = new Clash(name, field.Key is null ? field.Property : "section." + field.Key, saved.GetValueOrDefault(name)?.Value ?? "", mine.GetValueOrDefault(name)?.Value ?? "", field.Fixed)
                       where clash.Theirs != clash.Yours
                       select clash).ToList();
        return new Conflict(kind, revision, clashes, [.. typed.Where(t => Kept(t.Key, clashes)).SelectMany(t => t.Value, (t, value) => KeyValuePair.Create(t.Key, value ?? ""))]);
    }

    /// <summary>Takes over what the person chose of theirs; false, and nothing taken, when a field was asked for and not answered.</summary>
    public static bool Settle(object theirs, object yours, IFormCollection typed)
    {
        var fields = FormField.Of(theirs, Prefix).Concat(FormField.Of(yours, Prefix)).DistinctBy(f => f.Name).ToDictionary(f => f.Name);
        var choices = typed[Asked].OfType<string>().Where(fields.ContainsKey).ToDictionary(name => name, name => (string?)typed[Choice + name]);
        if (choices.Values.Any(choice => choice is not (Theirs or Yours))) return false;
        foreach (var (name, _) in choices.Where(c => c.Value == Theirs)) fields[name].Copy(theirs, yours);
        return true;
    }

    /// <summary>Hidden in the new form: all that was typed except what is asked for, asked before, or the form's own.</summary>
    private static bool Kept(string name, List<Clash> clashes) =>
        name is not (Asked or Prefix + ".Revision" or "__RequestVerificationToken") && !name.StartsWith(Choice, StringComparison.Ordinal)
        && !clashes.Exists(c => c is { Fixed: false } && c.Field == name);
}

/// <summary>A field that says two things.</summary>
/// <param name="Name">What the field is called in the kind's texts.</param>
/// <param name="Fixed">A choice, which is taken as it is and not written on.</param>
public sealed record Clash(string Field, string Name, string Theirs, string Yours, bool Fixed)
{
    public bool Long => Theirs.Length > 80 || Yours.Length > 80 || Yours.Contains('\n');
}
