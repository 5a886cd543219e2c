using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;

namespace Reciproca.Kinds.Adaptations;

[OnRecord(Ability.Read)]
public sealed class ShowModel(RecordOfRequest found, RecordChain chain, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Adaptation Adaptation { get; private set; } = null!;
    public RecordVersion Version { get; private set; } = null!;
    public IReadOnlyList<ChainLink> Chain { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] string? text)
    {
        Adaptation = await found.Body<Adaptation>();
        Version = Record.In(text ?? "") ?? Record.Best(texts.Language);
        Chain = await chain.Of(Record.Id, LinkType.Adapts);
    }
}
