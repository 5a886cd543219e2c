using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Reciproca.Spine.Texts;

namespace Reciproca.Web.Forms;

/// <summary>Boxes to tick or to choose one of, as chips or as lines; what is long stays folded until opened, except what is chosen.</summary>
internal sealed class BoxGroup(Field field, string shape, bool required, Texts texts)
{
    private const int ShownAtOnce = 14;

    public TagBuilder Render(IReadOnlyList<Choice> choices, HashSet<string> chosen, bool question)
    {
        var group = new TagBuilder("fieldset");
        group.AddCssClass(question ? field.Class + " question" : field.Class);
        field.Point(group);
        group.InnerHtml.AppendHtml(field.LabelElement("legend")).AppendHtml(field.Hint()).AppendHtml(field.Error());
        foreach (var part in Parts(choices, chosen)) group.InnerHtml.AppendHtml(part);
        return group;
    }

    private IEnumerable<IHtmlContent> Parts(IReadOnlyList<Choice> choices, HashSet<string> chosen)
    {
        var flat = choices.Where(c => c.Group is null).ToList();
        var shown = flat.Count <= ShownAtOnce + 3 ? flat : [.. flat.Where((c, i) => i < ShownAtOnce || chosen.Contains(c.Value))];
        if (shown.Count > 0) yield return Boxes(shown, chosen);
        if (shown.Count < flat.Count) yield return Folded(texts["form.more-choices"], [.. flat.Except(shown)], chosen);
        foreach (var part in choices.Where(c => c.Group is not null).GroupBy(c => c.Group!)) yield return Folded(part.Key, [.. part], chosen);
    }

    private TagBuilder Folded(string label, IReadOnlyList<Choice> choices, HashSet<string> chosen)
    {
        var (fold, summary, ticked) = (new TagBuilder("details"), new TagBuilder("summary"), choices.Count(c => chosen.Contains(c.Value)));
        fold.AddCssClass("facet");
        if (ticked > 0) fold.Attributes["open"] = "open";
        summary.InnerHtml.Append(label);
        fold.InnerHtml.AppendHtml(summary).AppendHtml(Boxes(choices, chosen));
        return fold;
    }

    private TagBuilder Boxes(IReadOnlyList<Choice> choices, HashSet<string> chosen)
    {
        var chips = shape == "chips";
        var list = new TagBuilder(chips ? "div" : "ul");
        list.AddCssClass(chips ? "chips" : choices.Count > 5 ? "choices two" : "choices");
        foreach (var choice in choices) list.InnerHtml.AppendHtml(chips ? Box(choice, chosen) : Line(Box(choice, chosen)));
        return list;
    }

    private static TagBuilder Line(TagBuilder box)
    {
        var line = new TagBuilder("li");
        line.InnerHtml.AppendHtml(box);
        return line;
    }

    private TagBuilder Box(Choice choice, HashSet<string> chosen)
    {
        var (label, input, span) = (new TagBuilder("label"), new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }, new TagBuilder("span"));
        label.AddCssClass(shape == "chips" ? "chip" : "choice");
        (input.Attributes["type"], input.Attributes["name"], input.Attributes["value"]) = (shape == "radio" ? "radio" : "checkbox", field.Name, choice.Value);
        if (chosen.Contains(choice.Value)) input.Attributes["checked"] = "checked";
        if (required && shape == "radio") input.Attributes["required"] = "required";
        span.InnerHtml.Append(choice.Label);
        if (choice.Note is not null) span.InnerHtml.AppendHtml(Small(choice.Note));
        label.InnerHtml.AppendHtml(input).AppendHtml(span);
        return label;
    }

    private static TagBuilder Small(string note)
    {
        var small = new TagBuilder("small");
        small.InnerHtml.Append(note);
        return small;
    }
}
