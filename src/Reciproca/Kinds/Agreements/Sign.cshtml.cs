using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Files;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Agreements;

/// <summary>One approval or signature, with the exact text before one's eyes. What was seen is what is signed: a text that has changed since is refused.</summary>
[OnRecord(Ability.Edit), RequestSizeLimit(MostSent), RequestFormLimits(MultipartBodyLengthLimit = MostSent)]
public sealed class SignModel(RecordOfRequest found, Negotiating negotiating, Attachments attachments, Visitor visitor, Texts texts) : PageModel
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
        if (Step.Kind == StepKind.Signature && Fold.Clean(Name).Length is < 3 or > 200) this.Wrong(nameof(Name), texts["agreement.signatory.missing"]);
        if (Fold.Clean(Office).Length is < 2 or > 200) this.Wrong(nameof(Office), texts["agreement.office.missing"]);
        if (!Agreed) this.Wrong(nameof(Agreed), texts["agreement.agreed.missing"]);
        if (!Party.IsHere && scan is null) this.Wrong("scan", texts["agreement.scan.missing"]);
        var paper = ModelState.IsValid && scan is not null ? await Take(scan) : null;
        if (!ModelState.IsValid) return this.Refused();
        if (await negotiating.Do(Record.Id, deed => Sign(deed, step, paper)) is not { } refused) return this.Done(AgreementKind.Kind.Address(Record), Step.Kind == StepKind.Approval ? "agreement.approved" : "agreement.signed");
        this.Wrong("", texts[refused]);
        return this.Refused(StatusCodes.Status409Conflict);
    }

    private string? Sign(Deed deed, Guid id, Attachment? paper)
    {
        var agreement = deed.Agreement;
        if (agreement.Steps.Find(s => s.Id == id) is not { } step) return "agreement.no-such-step";
        var party = agreement.Parties.Single(p => p.Id == step.PartyId);
        if (deed.Own is null || (party.IsHere && agreement.PartyOf(visitor, Role.FocalPoint)?.Id != party.Id)) return "agreement.not-your-signature";
        // what was seen, what lies for signature and what the text is now must be one
        if (step.VoidedAt is not null || agreement.FinalVersion?.Hash != Hash || AgreementVersion.HashOf(deed.Text) != Hash) return "agreement.superseded";
        if (step.DoneAt is not null) return "agreement.done-already";
        if (!agreement.Due.Contains(step)) return "agreement.not-due";
        (step.Name, step.Office) = (step.Kind == StepKind.Signature ? Fold.Clean(Name) : "", Fold.Clean(Office));
        step.Do(visitor.Name, Hash, paper?.Hash, deed.Now);
        if (paper is not null) deed.Record.Attachments.Add(paper);
        var who = string.Join(", ", new[] { step.Name, step.Office, party.Name }.Where(s => s.Length > 0));
        deed.Say(step.Kind == StepKind.Approval ? "approved" : "signed", paper is null ? who : $"{who} · sha256 {paper.Hash}", Hash);
        if (agreement.Complete(deed.Now)) { deed.Say("in-force", agreement.StartsOn!.Value.ToString("yyyy-MM-dd"), Hash); deed.Tell("in-force", Hash); }
        else deed.Tell(step.Kind == StepKind.Approval ? "approved" : "signed", who, Hash);
        return null;
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
