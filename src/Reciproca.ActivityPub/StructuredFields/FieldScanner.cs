namespace Reciproca.ActivityPub.StructuredFields;

/// <summary>Walks over one field value; null means malformed, so that hostile input costs no exception.</summary>
internal ref partial struct FieldScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int at;

    // A name is looked for among those before it, so their number bounds the work.
    private const int MostParameters = 512;

    private readonly bool End => at >= text.Length;
    private readonly char Next => at < text.Length ? text[at] : '\0';

    public Item? WholeItem()
    {
        Skip(' ');
        var item = Item();
        Skip(' ');
        return End ? item : null;
    }

    public List<Member>? WholeList()
    {
        var members = new List<Member>();
        Skip(' ');
        while (!End)
        {
            if (Member() is not { } member) return null;
            members.Add(member);
            if (!Separator()) return null;
        }
        return members;
    }

    public OrderedDictionary<string, Member>? WholeDictionary()
    {
        var members = new OrderedDictionary<string, Member>();
        Skip(' ');
        while (!End)
        {
            if (Key() is not { } key || DictionaryMember() is not { } member) return null;
            members[key] = member;
            if (!Separator()) return null;
        }
        return members;
    }

    private Member? DictionaryMember()
    {
        if (Take('=')) return Member();
        return Parameters() is { } parameters ? new Item(BareItem.Of(true), parameters) : null;
    }

    private Member? Member() => Next == '(' ? InnerList() : Item();

    private Item? Item() =>
        Bare() is { } value && Parameters() is { } parameters ? new Item(value, parameters) : null;

    private InnerList? InnerList()
    {
        at++;
        var items = new List<Item>();
        while (!End)
        {
            Skip(' ');
            if (Take(')')) return Parameters() is { } parameters ? new InnerList(items, parameters) : null;
            if (Item() is not { } item || Next is not (' ' or ')')) return null;
            items.Add(item);
        }
        return null;
    }

    private Parameters? Parameters()
    {
        var parameters = new Parameters();
        while (Take(';'))
        {
            Skip(' ');
            if (Key() is not { } key || parameters.Count == MostParameters) return null;
            var value = Take('=') ? Bare() : BareItem.Of(true);
            if (value is null) return null;
            parameters.Put(key, value);
        }
        return parameters;
    }

    private string? Key()
    {
        var start = at;
        if (!(char.IsAsciiLetterLower(Next) || Next == '*')) return null;
        while (char.IsAsciiLetterLower(Next) || char.IsAsciiDigit(Next) || Next is '_' or '-' or '.' or '*') at++;
        return text[start..at].ToString();
    }

    // Between members: optional blanks, a comma, optional blanks, and a member must follow the comma.
    private bool Separator()
    {
        SkipBlank();
        if (End) return true;
        if (!Take(',')) return false;
        SkipBlank();
        return !End;
    }

    private bool Take(char c)
    {
        if (End || text[at] != c) return false;
        at++;
        return true;
    }

    private void Skip(char c)
    {
        while (!End && text[at] == c) at++;
    }

    private void SkipBlank()
    {
        while (Next is ' ' or '\t') at++;
    }
}
