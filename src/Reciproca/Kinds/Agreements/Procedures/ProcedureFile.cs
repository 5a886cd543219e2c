using System.Globalization;

namespace Reciproca.Kinds.Agreements.Procedures;

/// <summary>Reads Standard.procedures: "country", its sources and notes, then its steps; each line a word, perhaps a language, and a value.</summary>
internal static class ProcedureFile
{
    private static readonly string[] Languages = ["en", "es", "pt", "id", "ur"];

    public static IReadOnlyList<Procedure> Read(TextReader reader)
    {
        var all = new List<Procedure>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') Take(all, line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
        return all;
    }

    private static void Take(List<Procedure> all, string word, string value)
    {
        if (word == "country") { all.Add(new Procedure { Country = value }); return; }
        var procedure = all[^1];
        switch (word)
        {
            case "source": procedure.Sources = procedure.Sources.Length == 0 ? value : procedure.Sources + "\n" + value; break;
            case "noted": procedure.NotedOn = DateOnly.Parse(value, CultureInfo.InvariantCulture); break;
            case "about": procedure.About.Add(new ProcedureAbout { Language = value[..2], Text = value[3..] }); break;
            case "step": procedure.Steps.Add(new ProcedureStep { Code = value.Split(' ')[0], Place = procedure.Steps.Count + 1, After = value.EndsWith(" after", StringComparison.Ordinal) }); break;
            case "days": procedure.Steps[^1].Days = int.Parse(value, CultureInfo.InvariantCulture); break;
            case "authority": procedure.Steps[^1].Write(value[..2]).Authority = value[3..]; break;
            case "document": procedure.Steps[^1].Write(value[..2]).Documents = value[3..]; break;
            case var language when Languages.Contains(language): procedure.Steps[^1].Write(language).Title = value; break;
            default: throw new FormatException($"'{word}' is no word of a procedure");
        }
    }
}
