using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Reciproca.Spine.People.Parked;

/// <summary>
/// To the sign-in page and back, with everything that was typed. A form whose session has ended is mostly refused for its token, which was made
/// for the person who is no longer signed in: this filter sees that refusal too.
/// </summary>
public sealed class SignInFirst(Visitor visitor, ParkedForms parked) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult && !visitor.IsSignedIn && context.ActionDescriptor is CompiledPageActionDescriptor page
            && PermissionFilter.Question(page.HandlerTypeInfo) is not (null or AnyoneAttribute))
            context.Result = await Ask(context.HttpContext);
        await next();
    }

    public async Task<RedirectResult> Ask(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method)) await parked.Park(http);
        return new($"/account/sign-in?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
    }

    /// <summary>Fills the page with what was typed on it before signing in.</summary>
    public async Task Restore(PageHandlerExecutedContext page)
    {
        if (page.Result is not (null or PageResult) || !HttpMethods.IsGet(page.HttpContext.Request.Method) || await parked.Take(page.HttpContext) is not { } fields) return;
        foreach (var (name, values) in fields) page.ModelState.SetModelValue(name, values, string.Join(',', values));
        if (page.HandlerInstance is PageModel model) model.ViewData["done"] = "account.text-kept";
    }
}
