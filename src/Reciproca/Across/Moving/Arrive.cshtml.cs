using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;

namespace Reciproca.Across.Moving;

/// <summary>Someone comes from a peer with its passage: the account is begun with what that node says of them; their mailbox still confirms it.</summary>
[Anyone]
public sealed class ArriveModel(Passages passages, Texts texts) : PageModel
{
    public Passage? Passage { get; private set; }
    public string Language => InterfaceTexts.Languages.Contains(Passage!.Language) ? Passage.Language : texts.Language;

    public async Task OnGetAsync(string? passage)
    {
        Response.Headers.CacheControl = "no-store";
        Passage = await passages.Read(passage, HttpContext.RequestAborted);
        if (Passage is null) Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
