using System.Reflection;
using Reciproca.Storage;

namespace Reciproca.Spine.Records.Columns;

/// <summary>One column of a sheet of records. Names are stable: what was exported years ago can be imported.</summary>
public abstract record Column(string Name)
{
    /// <summary>Text, number, date or null.</summary>
    public abstract object? Read(Record record, IKeyed body);
}

public sealed record HeadColumn(string Name, Func<Record, object?> Of) : Column(Name)
{
    public override object? Read(Record record, IKeyed body) => Of(record);
}

/// <summary>Codes of one vocabulary scheme.</summary>
public sealed record TagColumn(string Name, string Scheme) : Column(Name)
{
    public const string Between = "; ";

    public override object? Read(Record record, IKeyed body) => string.Join(Between, record.Codes(Scheme).Order(StringComparer.Ordinal));
}

/// <summary>Title, summary or a section in one language: "problem_es".</summary>
public sealed record TextColumn(string Part, string Language) : Column($"{Part}_{Language}")
{
    public const string Title = "title", Summary = "summary", State = "version";

    public override object? Read(Record record, IKeyed body) => record.In(Language) is not { } version ? null : Part switch
    {
        Title => version.Title,
        Summary => version.Summary,
        State => version.State.ToString(),
        _ => version[Part],
    };

    public void Write(Record record, string text)
    {
        if (text.Length == 0 && record.In(Language) is null) return;
        var version = record.Write(Language);
        if (Part == Title) version.Title = text;
        else if (Part == Summary) version.Summary = text;
        else if (Part == State) version.State = Enum.TryParse<VersionState>(text, ignoreCase: true, out var state) ? state : VersionState.Human;
        else version[Part] = text;
    }
}

/// <summary>A column of the kind's own table.</summary>
public sealed record BodyColumn(string Name, PropertyInfo Property) : Column(Name)
{
    public override object? Read(Record record, IKeyed body) => Property.GetValue(body);

    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;
}
