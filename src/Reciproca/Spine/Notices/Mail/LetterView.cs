using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;

namespace Reciproca.Spine.Notices.Mail;

/// <summary>Shows a letter as the page it is, outside any request, in the language of its reader.</summary>
public sealed class LetterView(IServiceScopeFactory scopes, NodeSettings node)
{
    public async Task<WrittenLetter> Write(Letter letter)
    {
        await using var scope = scopes.CreateAsyncScope();
        // before anything asks for texts: they are made in the visitor's language
        scope.ServiceProvider.GetRequiredService<Visitor>().Language = letter.To.Language;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(letter.To.Language);
        var content = letter.Open();
        var html = await Render(scope.ServiceProvider, letter.View, content);
        return new WrittenLetter(content.Subject(scope.ServiceProvider.GetRequiredService<Texts.Texts>()), html, PlainText.Of(html), content.Unsubscribe);
    }

    private async Task<string> Render(IServiceProvider services, string path, ILetter content)
    {
        var found = services.GetRequiredService<IRazorViewEngine>().GetView(null, path, isMainPage: true);
        if (!found.Success) throw new InvalidOperationException($"The letter {path} has no view");
        var http = new DefaultHttpContext { RequestServices = services };
        (http.Request.Scheme, http.Request.Host) = (new Uri(node.Address).Scheme, new HostString(new Uri(node.Address).Authority));
        await using var page = new StringWriter();
        var view = new ViewContext(new ActionContext(http, new RouteData(), new ActionDescriptor()), found.View,
            new ViewDataDictionary<ILetter>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = content },
            new TempDataDictionary(http, services.GetRequiredService<ITempDataProvider>()), page, new HtmlHelperOptions());
        await found.View.RenderAsync(view);
        return page.ToString();
    }
}

/// <summary>A letter ready for the envelope.</summary>
public sealed record WrittenLetter(string Subject, string Html, string Text, string? Unsubscribe);
