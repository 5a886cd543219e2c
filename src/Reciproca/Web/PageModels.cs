using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Reciproca.Web;

/// <summary>What pages say when they answer a form.</summary>
public static class Answers
{
    /// <summary>Where a page keeps what the next one says once.</summary>
    public const string Cookie = "told";

    /// <summary>The form again, with what was typed and what to mend; 422 so that no script or cache takes it for success.</summary>
    public static PageResult Refused(this PageModel page, int status = StatusCodes.Status422UnprocessableEntity)
    {
        page.Response.StatusCode = status;
        return page.Page();
    }

    /// <summary>The same where no single field is to blame.</summary>
    public static PageResult Refused(this PageModel page, string message, int status)
    {
        page.Wrong("", message);
        return page.Refused(status);
    }

    /// <summary>On to the next page, which says once that it worked.</summary>
    public static RedirectResult Done(this PageModel page, string address, string textKey)
    {
        page.TempData["done"] = textKey;
        return new RedirectResult(address);
    }

    /// <summary>An error beside a field, in the reader's language.</summary>
    public static void Wrong(this PageModel page, string field, string message) => page.ModelState.AddModelError(field, message);
}
