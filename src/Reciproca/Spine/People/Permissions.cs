using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Reciproca.Spine.People.Parked;

namespace Reciproca.Spine.People;

/// <summary>What a handler asks before it runs. Every page or handler carries exactly one; a page without any is refused.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public abstract class AskAttribute : Attribute
{
    public abstract ValueTask<Answer> Ask(HttpContext http, Visitor visitor);
}

/// <summary>Yes; no; sign in first; there is no such thing (which also hides what must not be known); or there was, and it was taken back.</summary>
public enum Answer { Yes, No, SignIn, NotFound, Gone }

/// <summary>Public: citizens read without signing in.</summary>
public sealed class AnyoneAttribute : AskAttribute
{
    public override ValueTask<Answer> Ask(HttpContext http, Visitor visitor) => ValueTask.FromResult(Answer.Yes);
}

public sealed class SignedInAttribute : AskAttribute
{
    public override ValueTask<Answer> Ask(HttpContext http, Visitor visitor) =>
        ValueTask.FromResult(visitor.IsSignedIn ? Answer.Yes : Answer.SignIn);
}

/// <summary>Someone who speaks for an organisation as author or more.</summary>
public sealed class AuthorAttribute : AskAttribute
{
    public override ValueTask<Answer> Ask(HttpContext http, Visitor visitor) => ValueTask.FromResult(
        !visitor.IsSignedIn ? Answer.SignIn : visitor.ActingFor is { Role: >= Role.Author } ? Answer.Yes : Answer.No);
}

public sealed class SecretariatAttribute : AskAttribute
{
    public override ValueTask<Answer> Ask(HttpContext http, Visitor visitor) => ValueTask.FromResult(
        !visitor.IsSignedIn ? Answer.SignIn : visitor.IsSecretariat ? Answer.Yes : Answer.No);
}

/// <summary>The one place where pages are let through. A handler's own question goes before its page's.</summary>
public sealed class PermissionFilter(Visitor visitor, SignInFirst signIn) : IAsyncPageFilter
{
    /// <summary>What was read from a page or handler: reading attributes costs more than any answer.</summary>
    private static readonly ConcurrentDictionary<MemberInfo, AskAttribute?> Questions = new();

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // a form sent to a handler that the page has not: nothing has read what the page shows
        if (context.HandlerMethod is null && HttpMethods.IsPost(context.HttpContext.Request.Method)) { context.Result = new BadRequestResult(); return; }
        var question = Question(context.HandlerMethod?.MethodInfo) ?? Question(context.ActionDescriptor.HandlerTypeInfo)
            ?? throw new InvalidOperationException($"{context.ActionDescriptor.DisplayName} asks no permission");
        switch (await question.Ask(context.HttpContext, visitor))
        {
            case Answer.Yes when context.HandlerMethod is null && HttpMethods.IsPost(context.HttpContext.Request.Method): context.Result = new BadRequestResult(); break;
            case Answer.Yes: await signIn.Restore(await next()); break;
            case Answer.SignIn: context.Result = await signIn.Ask(context.HttpContext); break;
            case Answer.No when question is AuthorAttribute && visitor.ActingFor is null: context.Result = BelongFirst(context.HttpContext); break;
            case Answer.No: context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden); break;
            case Answer.Gone: context.Result = new StatusCodeResult(StatusCodes.Status410Gone); break;
            default: context.Result = new NotFoundResult(); break;
        }
    }

    internal static AskAttribute? Question(MemberInfo? member) => member is null ? null : Questions.GetOrAdd(member, static asked => asked.GetCustomAttribute<AskAttribute>(inherit: true));

    /// <summary>Someone who speaks for nobody yet is told how to join or register an organisation.</summary>
    private static RedirectResult BelongFirst(HttpContext http) =>
        new($"/account/organisation?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
}
