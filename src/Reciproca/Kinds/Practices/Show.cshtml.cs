using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;

namespace Reciproca.Kinds.Practices;

[OnRecord(Ability.Read)]
public sealed class ShowModel(RecordOfRequest found, RecordChain chain, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Practice Practice { get; private set; } = null!;
    public RecordVersion Version { get; private set; } = null!;
    public IReadOnlyList<ChainLink> Chain { get; private set; } = [];

    /// <summary>In the chosen language, else in the source's: a reader misses nothing because a translation is not finished.</summary>
    public RecordVersion Telling(string section) => Version[section].Length > 0 ? Version : Record.Best(Record.SourceLanguage);

    public Completeness Completeness => Completeness.Of(Record, Practice, Version);

    /// <param name="text">The language in which to read it, where it is not the reader's own.</param>
    public async Task OnGetAsync([FromQuery] string? text)
    {
        Practice = await found.Body<Practice>();
        Version = Record.In(text ?? "") ?? Record.Best(texts.Language);
        Chain = await chain.Of(Record.Id, LinkType.Adapts);
    }
}
