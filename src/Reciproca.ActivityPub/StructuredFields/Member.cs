namespace Reciproca.ActivityPub.StructuredFields;

/// <summary>The parameters behind an item or inner list, in order; a name given twice keeps its first place and its last value.</summary>
public sealed class Parameters : List<KeyValuePair<string, BareItem>>
{
    /// <summary>The value of a parameter, or null when it is absent.</summary>
    public BareItem? this[string name] => Find(p => p.Key == name).Value;

    /// <summary>Adds a parameter or replaces the value of the one already there.</summary>
    public Parameters Put(string name, BareItem value)
    {
        var at = FindIndex(p => p.Key == name);
        if (at < 0) Add(new(name, value));
        else this[at] = new(name, value);
        return this;
    }
}

/// <summary>A member of a list or dictionary: an item or an inner list of items, with parameters. Source: RFC 9651 section 3.</summary>
/// <param name="Parameters">The parameters of the whole member.</param>
public abstract record Member(Parameters Parameters);

/// <summary>A single value with parameters.</summary>
/// <param name="Value">The value.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record Item(BareItem Value, Parameters Parameters) : Member(Parameters)
{
    /// <summary>A value without parameters.</summary>
    public Item(BareItem value) : this(value, []) { }
}

/// <summary>A list of items in parentheses, with parameters.</summary>
/// <param name="Items">The items, each with its own parameters.</param>
/// <param name="Parameters">The parameters of the list.</param>
public sealed record InnerList(IReadOnlyList<Item> Items, Parameters Parameters) : Member(Parameters);
