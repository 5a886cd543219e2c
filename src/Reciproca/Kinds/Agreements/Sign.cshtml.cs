using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Kinds.Agreements.AcrossNodes;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Files;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Agreements;

/// <summary>One approval or signature, with the exact text before one's eyes. What was seen is what is signed: a text that has changed since is refused.</summary>
[OnRecord(Ability.Act), RequestSizeLimit(MostSent), RequestFormLimits(MultipartBodyLengthLimit = MostSent)]
public sealed class SignModel(RecordOfRequest found, Negotiating negotiating, TakingPart part, Attachments attachments, Texts texts) : PageModel
{
    private const long MostSent = 64 * 1024 * 1024;

    public Record Record => found.Record;
    public Agreement Agreement { get; private set; } = null!;
    public AgreementStep Step { get; private set; } = null!;
    public AgreementParty Party => Agreement.Parties.Single(p => p.Id == Step.PartyId);

    [BindProperty] public string? Hash { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Office { get; set; }
    [BindProperty] public bool Agreed { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid step)
    {
        if (!await Find(step)) return NotFound();
        if (!Agreement.Due.Contains(Step)) return Redirect(AgreementKind.Kind.Address(Record));
        (Name, Office, Hash) = (Step.Name, Step.Office, Agreement.FinalVersion!.Hash);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid step, IFormFile? scan)
    {
        if (!await Find(step)) return NotFound();
        if (Moves.Missing(Step.Kind, Fold.Clean(Name), Fold.Clean(Office)) is { } missing) this.Wrong(missing == "agreement.office.missing" ? nameof(Office) : nameof(Name), texts[missing]);
        if (!Agreed) this.Wrong(nameof(Agreed), texts["agreement.agreed.missing"]);
        if (!Party.IsHere && scan is null) this.Wrong("scan", texts["agreement.scan.missing"]);
        if (Record.Origin is not null) return await SignThere();
        var paper = ModelState.IsValid && scan is not null ? await Take(scan) : null;
        if (!ModelState.IsValid) return this.Refused();
        if (await negotiating.Do(Record.Id, deed => Sign(deed, step, paper)) is not { } refused) return this.Done(AgreementKind.Kind.Address(Record), Step.Kind == StepKind.Approval ? "agreement.approved" : "agreement.signed");
        this.Wrong("", texts[refused]);
        return this.Refused(StatusCodes.Status409Conflict);
    }

    private string? Sign(Deed deed, Guid step, Attachment? paper)
    {
        if (Moves.Sign(deed, step, Hash, Fold.Clean(Name), Fold.Clean(Office), paper?.Hash) is { } refused) return refused;
        if (paper is not null) deed.Record.Attachments.Add(paper);
        return null;
    }

    /// <summary>The agreement lives on another node: the signature is sent there, with the hash of the text that was seen here.</summary>
    private async Task<IActionResult> SignThere()
    {
        if (ModelState.IsValid && (Agreement.FinalVersion?.Hash != Hash ? "agreement.superseded" : await part.Do(Record, AgreementTogether.Sign, new { step = Step.Id, hash = Hash, name = Fold.Clean(Name), office = Fold.Clean(Office) }, Role.FocalPoint)) is { } refused)
        {
            this.Wrong("", texts[refused]);
            return this.Refused(StatusCodes.Status409Conflict);
        }
        return ModelState.IsValid ? this.Done(AgreementKind.Kind.Address(Record), "together.sent") : this.Refused();
    }

    private async Task<Attachment?> Take(IFormFile scan)
    {
        try { return await attachments.Take(scan, texts["agreement.scan.of", Party.Name]); }
        catch (RefusedFile refused) { this.Wrong("scan", texts[refused.TextKey, Attachments.MostBytes / 1024 / 1024]); return null; }
    }

    private async Task<bool> Find(Guid step)
    {
        Agreement = await negotiating.Read(Record);
        return (Step = Agreement.Steps.Find(s => s.Id == step)!) is not null;
    }
}
