using Reciproca.Spine.People;

namespace Reciproca.Across.Import;

/// <summary>The secretariat for everybody; a focal point for what is its organisation's own.</summary>
public sealed class ImporterAttribute : AskAttribute
{
    public override ValueTask<Answer> Ask(HttpContext http, Visitor visitor) => ValueTask.FromResult(
        !visitor.IsSignedIn ? Answer.SignIn : visitor.IsSecretariat || visitor.Memberships.Any(m => m.Role >= Role.FocalPoint) ? Answer.Yes : Answer.No);
}
