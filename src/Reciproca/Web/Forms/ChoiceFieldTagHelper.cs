using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Web.Forms;

/// <summary>
/// A labelled choice with its hint and error: <c>&lt;choice-field for="Form.Hazards" label="need.hazards" scheme="hazard" /&gt;</c>.
/// A list of values becomes chips to tick, a single value a drop-down; <c>as="list"</c> and <c>as="radio"</c> show one line each.
/// </summary>
[HtmlTargetElement("choice-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoiceFieldTagHelper(Texts texts, NodeVocabulary vocabulary) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    /// <summary>Text key; a hint is found under the same key with ".hint".</summary>
    public string Label { get; set; } = "";

    /// <summary>A scheme of the vocabulary, whose concepts are the choices.</summary>
    public string? Scheme { get; set; }

    /// <summary>The choices, where they are no vocabulary.</summary>
    public IEnumerable<Choice>? Options { get; set; }

    /// <summary>chips, list (several values); select, radio (one).</summary>
    public string? As { get; set; }
    public bool Required { get; set; }
    public bool Question { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    private bool Several => For.ModelExplorer.ModelType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(For.ModelExplorer.ModelType);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new Field(View, View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name), Label, Required, texts);
        var shape = As ?? (Several ? "chips" : "select");
        output.TagName = null;
        output.Content.SetHtmlContent(shape == "select" ? Select(field) : new BoxGroup(field, shape, Required, texts).Render(Choices(false), Chosen(field), Question));
    }

    private TagBuilder Select(Field field)
    {
        var (box, select, chosen) = (new TagBuilder("div"), new TagBuilder("select"), Chosen(field));
        box.AddCssClass(Question ? field.Class + " question" : field.Class);
        field.Describe(select);
        if (Several) select.Attributes["multiple"] = "multiple";
        else if (!Required || chosen.Count == 0) select.InnerHtml.AppendHtml(Option(new Choice("", texts["form.choose"]), false));
        foreach (var group in Choices(true).GroupBy(c => c.Group)) select.InnerHtml.AppendHtml(Group(group.Key, group.Select(c => Option(c, chosen.Contains(c.Value)))));
        box.InnerHtml.AppendHtml(field.LabelElement()).AppendHtml(field.Hint()).AppendHtml(field.Error()).AppendHtml(select);
        return box;
    }

    private static IHtmlContent Group(string? label, IEnumerable<TagBuilder> options)
    {
        if (label is null) return options.Aggregate(new HtmlContentBuilder(), (all, option) => { all.AppendHtml(option); return all; });
        var group = new TagBuilder("optgroup");
        group.Attributes["label"] = label;
        foreach (var option in options) group.InnerHtml.AppendHtml(option);
        return group;
    }

    private static TagBuilder Option(Choice choice, bool chosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = choice.Value;
        if (chosen) option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(choice.Label);
        return option;
    }

    private IReadOnlyList<Choice> Choices(bool byAlphabet) =>
        Options?.ToList() ?? Choice.Of(vocabulary.Now, Scheme ?? throw new InvalidOperationException($"{For.Name} names neither scheme nor options"), texts.Language, byAlphabet);

    private HashSet<string> Chosen(Field field) => (Several ? field.TypedValues ?? For.Model : field.Typed ?? For.Model) switch
    {
        null or "" => [],
        string one => [one],
        IEnumerable several => [.. several.Cast<object?>().Select(v => v?.ToString() ?? "")],
        var other => [other.ToString()!],
    };
}
