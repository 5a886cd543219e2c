using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;

namespace Reciproca.Kinds.Agreements;

/// <summary>Two versions of the text beside each other, word by word.</summary>
[OnRecord(Ability.Inside)]
public sealed class VersionsModel(RecordOfRequest found, Negotiating negotiating) : PageModel
{
    public Record Record => found.Record;
    public Agreement Agreement { get; private set; } = null!;
    public int From { get; private set; }

    /// <summary>0 for the text as it is now.</summary>
    public int To { get; private set; }
    public IReadOnlyList<(TextPart Part, string OldHeading, string OldText)> Changes { get; private set; } = [];

    public async Task OnGetAsync(int from = 0, int to = 0)
    {
        Agreement = await negotiating.Read(Record);
        var newest = Agreement.Versions.Select(v => v.Number).DefaultIfEmpty(0).Max();
        To = Agreement.Versions.Exists(v => v.Number == to) ? to : 0;
        From = Agreement.Versions.Exists(v => v.Number == from) ? from : To > 0 ? To - 1 : newest;
        Changes = [.. Between(Text(From, ""), Text(To, AgreementText.Write(Record, Agreement)))];
    }

    private string Text(int number, string otherwise) => Agreement.Versions.Find(v => v.Number == number)?.Text ?? otherwise;

    /// <summary>Clauses are known by their headings: one that only moved has not changed.</summary>
    private static IEnumerable<(TextPart, string, string)> Between(string old, string now)
    {
        var before = AgreementText.Parts(old).ToLookup(p => (p.Language, p.Number <= 0, p.Number <= 0 ? "" : p.Heading));
        var (after, used) = (AgreementText.Parts(now), new HashSet<TextPart>());
        foreach (var part in after)
        {
            var same = before[(part.Language, part.Number <= 0, part.Number <= 0 ? "" : part.Heading)].FirstOrDefault(p => used.Add(p) && (part.Number > 0 || p.Number == part.Number));
            if (same?.Heading != part.Heading || same.Text != part.Text) yield return (part, same?.Heading ?? "", same?.Text ?? "");
        }
        foreach (var gone in before.SelectMany(p => p).Where(p => !used.Contains(p) && p.Number > 0)) yield return (gone with { Heading = "", Text = "" }, gone.Heading, gone.Text);
    }
}
