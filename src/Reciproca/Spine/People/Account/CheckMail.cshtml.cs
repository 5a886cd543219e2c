using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Reciproca.Spine.People.Account;

/// <summary>The same page for everyone who asked for a letter, whether one was sent or not.</summary>
[Anyone]
public sealed class CheckMailModel : PageModel;
