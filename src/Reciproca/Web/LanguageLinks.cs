namespace Reciproca.Web;

/// <summary>This very page in another language.</summary>
public static class LanguageLinks
{
    public static string To(HttpRequest request, string language)
    {
        var query = request.Query.Where(q => q.Key != "lang").SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value));
        return QueryString.Create([.. query, KeyValuePair.Create("lang", (string?)language)]).Value!;
    }

    /// <summary>A language is named in itself, so that those who need it find it.</summary>
    public static string Name(string language) => language switch
    {
        "en" => "English",
        "es" => "Español",
        "pt" => "Português",
        "id" => "Bahasa Indonesia",
        "ur" => "اردو",
        _ => language,
    };
}
