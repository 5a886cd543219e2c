using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Lexicon;
using Xunit;

namespace Reciproca.Tests.Spine.Search;

public sealed class RecordSearchTests : IDisposable
{
    private readonly TestLibrary library = new();

    [Theory]
    [InlineData("en", "Flooded markets", "The drains were rebuilt by the traders", "flooding market")]
    [InlineData("es", "Inundaciones en la ciudad", "Los desagües se reconstruyeron con vecinas", "inundacion")]
    [InlineData("es", "Gestión de residuos orgánicos", "Compostaje barrial", "gestion organico")]
    [InlineData("pt", "Compostagem nas escolas municipais", "As crianças separam os resíduos orgânicos", "escola residuo")]
    [InlineData("id", "Pengelolaan sampah pasar", "Pedagang memilah sampah setiap hari", "kelola sampah")]
    [InlineData("fr", "Gestion de l'eau potable", "Les fuites du réseau ont été réparées", "eau reseau")]
    [InlineData("hi", "बाढ़ की चेतावनी", "नदियों के किनारे स्कूल", "चेतावनी")]
    [InlineData("ur", "سیلاب کی پیشگی اطلاع", "دریا کے کنارے", "سیلاب")]
    [InlineData("zh", "社区雨水花园", "居民一起维护排水系统", "雨水")]
    [InlineData("th", "การจัดการน้ำท่วม", "ชุมชนริมคลอง", "น้ำท่วม")]
    [InlineData("vi", "Quản lý rác thải", "Chợ trung tâm thành phố", "rac thai")]
    [InlineData("tl", "Pamamahala ng basura", "Sa palengke ng lungsod", "basura")]
    public void A_text_is_found_in_its_language_in_other_forms_and_without_accents(string language, string title, string body, string asked)
    {
        library.Has(language, title, body);
        library.Has("en", "Cycling lanes", "Safe routes for bicycles");
        Assert.Equal([title], library.Titles(asked, language));
    }

    [Theory]
    [InlineData("mobilize", "mobilized")]
    [InlineData("mobilized", "mobilize")]
    public void Of_texts_that_differ_in_the_form_of_a_word_alone_the_one_with_the_typed_form_comes_first(string typed, string other)
    {
        foreach (var form in new[] { other, typed, other }) library.Has("en", $"Resources {form} for cities", "The same text");
        Assert.Equal([typed, other, other], library.Titles($"{typed} resources").Select(title => title.Split(' ')[1]));
    }

    [Theory]
    [InlineData("inundaciones", "es")]
    [InlineData("banjir", "id")]
    [InlineData("enchentes", "pt")]
    [InlineData("سیلاب", "ur")]
    public void A_concept_of_the_vocabulary_finds_what_is_tagged_with_it_in_any_language(string asked, string language)
    {
        library.Has("en", "Gauges read by schools", "A siren warns the valley", r => r with { Tags = ["hazard/river-flood"], Concepts = [] });
        library.Has("en", "Bread ovens", "Shared by the quarter");
        var hit = Assert.Single(library.Ask(asked, language: language).Hits);
        Assert.Equal("Gauges read by schools", hit.Text.Title);
    }

    [Fact]
    public void A_need_in_Indonesian_finds_records_in_Portuguese_Spanish_and_English_and_marks_why()
    {
        library.Has("pt", "Drenagem nas ruas do centro", "Canais e jardins de chuva");
        library.Has("es", "Nuevos desagües", "El barrio tiene drenaje desde marzo");
        library.Has("en", "Drains for the market", "Traders keep the drainage clean");
        library.Has("en", "Bread ovens", "Shared by the quarter");
        var hits = library.Ask("drainase", language: "id").Hits;
        Assert.Equal(["Drains for the market", "Drenagem nas ruas do centro", "Nuevos desagües"], hits.Select(h => h.Text.Title).Order());
        Assert.Contains(hits.Single(h => h.Text.Language == "es").Excerpt, piece => piece is { Marked: true, Text: "drenaje" });
    }

    [Fact]
    public void A_hit_in_another_language_says_which_of_its_words_means_what_was_asked()
    {
        library.Has("pt", "Drenagem nas ruas do centro", "Canais e jardins de chuva");
        library.Has("es", "Barrio limpio", "Las aguas residuales van a una planta");
        Assert.Contains(new Meant("Drenagem", "drainase"), library.Ask("drainase", language: "id").Hits.Single().Meanings);
        var sewage = library.Ask("air limbah", language: "id").Hits.Single(h => h.Text.Language == "es");
        Assert.Contains(sewage.Meanings, m => m is { Written: "aguas residuales", Asked: "air limbah" });
        Assert.Contains(sewage.Excerpt, piece => piece is { Marked: true, Text: "aguas residuales" });
    }

    [Fact]
    public void A_question_may_mix_languages()
    {
        library.Has("pt", "Drenagem nas ruas do mercado", "Canais");
        library.Has("en", "Bread ovens", "Shared by the quarter");
        var hit = Assert.Single(library.Ask("drainage pasar", language: "id").Hits);
        Assert.Equal(["drainage", "pasar"], hit.Meanings.Select(m => m.Asked).Order());
        Assert.Single(library.Titles("inundación drainase Manonda", "es"));
    }

    [Fact]
    public void A_preferred_language_lifts_what_is_about_as_good_and_nothing_else()
    {
        library.Has("pt", "Drenagem urbana", "Canais no centro da cidade");
        library.Has("es", "Drenaje urbano", "Canales en el centro de la ciudad");
        library.Has("es", "Teatro", "Una obra habla de la ciudad y de un canal");
        Assert.Equal("es", First("es"));
        Assert.Equal("pt", First("pt", "es"));
        Assert.Equal("Teatro", library.Search.Find(Asked("es")).Hits[^1].Text.Title);

        SearchRequest Asked(params string[] preferred) => new(Sight.Public) { Text = "drainase perkotaan kanal", Language = "id", Preferred = preferred };
        string First(params string[] preferred) => library.Search.Find(Asked(preferred)).Hits[0].Text.Language;
    }

    [Theory]
    [InlineData("perubahan iklim dan pertanian", "id")]
    [InlineData("climate adaptation finance for poor neighbourhoods", "en")]
    [InlineData("salud y vivienda", "es")]
    public void Every_hit_says_why_it_was_found(string asked, string language)
    {
        string[] languages = ["en", "es", "pt", "id"];
        foreach (var concept in Thesaurus.Concepts.Take(150))
            foreach (var written in languages) library.Add(written, concept.In(written)[0], string.Join(". ", concept.In(written)));
        library.Put();
        var results = library.Search.Find(new SearchRequest(Sight.Public) { Text = asked, Language = language, Take = 200 });
        Assert.NotEmpty(results.Hits);
        Assert.All(results.Hits, hit => Assert.True(hit.IsExplained, hit.Text.Title));
    }

    [Fact]
    public void Something_like_it_is_found_in_other_languages_too()
    {
        var entry = library.Entry("id", "Drainase perkotaan untuk pasar", "Warga membersihkan saluran air dan memanen air hujan");
        library.Index.Put([entry], []);
        library.Has("pt", "Drenagem urbana no mercado", "Moradores limpam os canais e captam a água da chuva");
        library.Has("en", "Bus timetable", "Buses run every ten minutes");
        Assert.Equal("Drenagem urbana no mercado", library.Search.Like(new Likeness(entry), new SearchRequest(Sight.Public))[0].Text.Title);
    }

    [Fact]
    public void A_title_in_another_language_is_suggested_after_those_that_begin_as_typed()
    {
        library.Has("pt", "Drenagem urbana", "");
        library.Has("id", "Drainase pasar", "");
        Assert.Equal(["Drainase pasar", "Drenagem urbana"], library.Suggestions.Titles("drainase", Sight.Public, "id").Select(t => t.Texts[0].Title));
    }

    [Fact]
    public void Right_to_left_and_unknown_scripts_mixed_with_others_are_asked_safely()
    {
        library.Has("ur", "سیلاب کی پیشگی اطلاع", "دریا کے کنارے");
        Assert.Single(library.Titles("flood سیلاب 洪水", "en"));
        foreach (var text in new[] { "ᚠᛇᚻ ᛒᛦᚦ", "ꦱꦩ꧀ꦥꦃ", "\u202eflood\u202c \u200f\u200e", "𝔣𝔩𝔬𝔬𝔡", "a\u0301\u0301\u0301\u0301" }) library.Ask(text);
    }

    [Fact]
    public void A_title_weighs_more_than_a_mention()
    {
        library.Has("en", "Parks", "One of our projects was composting, besides many others in the parks of the city and its gardens");
        library.Has("en", "Composting", "How the markets of the city turn their waste into soil for gardens and parks");
        Assert.Equal(["Composting", "Parks"], library.Titles("composting"));
    }

    [Fact]
    public void Diacritics_and_a_typing_error_do_not_keep_a_text_from_being_found()
    {
        library.Has("es", "Drenaje urbano en barrios de ladera", "Jardines de lluvia");
        Assert.Single(library.Titles("drenaje urvano", "es"));
        Assert.Single(library.Titles("dernaje", "es"));
        Assert.Single(library.Titles("JARDINES", "es"));
        Assert.Empty(library.Titles("xyzzyqwert", "es"));
    }

    [Fact]
    public void A_phrase_in_quotation_marks_stands_as_it_is()
    {
        library.Has("en", "Rain gardens", "The rain garden collects water");
        library.Has("en", "A garden", "It may rain in the garden");
        Assert.Equal(["Rain gardens"], library.Titles("\"rain garden\""));
    }

    [Theory]
    [InlineData("!!! ??? ---")]
    [InlineData("\"")]
    [InlineData("\"\" “”")]
    [InlineData("+ - && || ! ( ) { } [ ] ^ ~ * ? : \\ /")]
    [InlineData("\ud800")]
    [InlineData("title.en:secret OR *:*")]
    [InlineData("flood~9999 [a TO z]")]
    public void Signs_are_never_operators_and_never_break_anything(string typed)
    {
        library.Has("en", "Bread", "Nothing else");
        Assert.Equal(0, library.Ask(typed).Total);
    }

    [Fact]
    public void Ten_thousand_characters_are_asked_safely()
    {
        library.Has("en", "Flood", "water");
        Assert.Equal(0, library.Ask(new string('a', 10_000)).Total);
        library.Ask(string.Concat(Enumerable.Repeat("flood \" water ", 700)));
        library.Ask(string.Concat(Enumerable.Repeat("洪水", 5_000)));
    }

    [Fact]
    public void With_no_record_at_all_everything_is_empty()
    {
        Assert.Equal(0, library.Ask("flood").Total);
        Assert.Equal(0, library.Ask("").Total);
        Assert.Empty(library.Suggestions.Titles("fl", Sight.Public));
        Assert.Empty(library.Suggestions.Concepts("fl", "en", Sight.Public));
    }

    [Fact]
    public void What_is_not_for_everyone_is_in_no_hit_no_count_and_no_suggestion()
    {
        const string Secret = "Zanzibarquux";
        var owner = TestLibrary.City("Palu", "ID");
        library.Has("en", $"{Secret} draft", Secret, r => r with { Stage = Stage.Draft, Steward = owner, Tags = ["hazard/volcano"] });
        library.Has("en", $"{Secret} network", Secret, r => r with { Audience = Audience.Network, Steward = owner, Tags = ["hazard/volcano"] });
        library.Has("en", $"{Secret} own", Secret, r => r with { Audience = Audience.Organisation, Steward = owner, Tags = ["hazard/volcano"] });
        Assert.Equal(0, library.Ask(Secret).Total);
        Assert.Equal(0, library.Ask("").Total);
        Assert.Empty(library.Ask("").Counts);
        Assert.Empty(library.Suggestions.Titles("zanz", Sight.Public));
        Assert.Empty(library.Suggestions.Concepts("volcan", "en", Sight.Public));
        Assert.Equal(1, library.Ask(Secret, Sight.Network).Total);
        Assert.Equal(1, library.Ask(Secret, Sight.Of([Guid.CreateVersion7()])).Total);
        Assert.Equal(3, library.Ask(Secret, Sight.Of([owner.Id])).Total);
    }

    [Fact]
    public void Filters_narrow_and_a_filtered_dimension_still_counts_what_else_there_is()
    {
        library.Has("en", "One", "", r => r with { Tags = ["hazard/river-flood"], Steward = TestLibrary.City("A", "AR") });
        library.Has("en", "Two", "", r => r with { Tags = ["hazard/landslide"], Steward = TestLibrary.City("B", "ID") });
        library.Has("en", "Three", "", r => r with { Tags = ["hazard/landslide"], Steward = TestLibrary.City("C", "AR") });
        var found = library.Search.Find(new SearchRequest(Sight.Public) { Counted = true }.With("country", "AR"));
        Assert.Equal(["One", "Three"], found.Hits.Select(h => h.Text.Title).Order());
        Assert.Equal([new FacetCount("AR", 2), new FacetCount("ID", 1)], found.Of("country"));
        Assert.Equal(1, found.Of("hazard").Single(c => c.Value == "landslide").Count);
        Assert.Contains(found.Of("region"), c => c is { Value: "419", Count: 2 });
    }

    [Fact]
    public void A_broader_concept_finds_the_narrower()
    {
        library.Has("en", "River", "", r => r with { Tags = ["sdg/11.5"] });
        Assert.Equal(1, library.Search.Find(new SearchRequest(Sight.Public).With("sdg", "11")).Total);
    }

    [Fact]
    public void A_record_that_nobody_confirmed_sinks_below_its_equal_and_an_archived_one_shows_only_when_asked_for()
    {
        library.Has("en", "Rain garden", "old", r => r with { Unconfirmed = true });
        library.Has("en", "Rain garden", "new");
        library.Has("en", "Rain garden", "gone", r => r with { Stage = Stage.Archived });
        Assert.Equal([false, true], library.Ask("rain garden").Hits.Select(h => h.Card.Unconfirmed));
        Assert.Equal(1, library.Search.Find(new SearchRequest(Sight.Public) { Text = "rain" }.With("fresh", "archived")).Total);
    }

    [Fact]
    public void Order_is_by_newest_or_by_confirmation_when_asked()
    {
        var day = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        library.Has("en", "Old, confirmed", "", r => r with { PublishedAt = day, ConfirmedOn = day.AddDays(50) });
        library.Has("en", "New", "", r => r with { PublishedAt = day.AddDays(20), ConfirmedOn = day.AddDays(20) });
        Assert.Equal("New", library.Search.Find(new SearchRequest(Sight.Public) { Order = Order.Newest }).Hits[0].Text.Title);
        Assert.Equal("Old, confirmed", library.Search.Find(new SearchRequest(Sight.Public) { Order = Order.Confirmed }).Hits[0].Text.Title);
    }

    [Fact]
    public void Pages_follow_one_another_without_gap_or_repetition()
    {
        for (var i = 0; i < 25; i++) library.Has("en", $"Flood {i}", "water");
        var pages = Enumerable.Range(0, 3).SelectMany(p => library.Search.Find(new SearchRequest(Sight.Public) { Text = "flood", Skip = p * 10, Take = 10 }).Hits);
        Assert.Equal(25, pages.Select(h => h.Card.Id).Distinct().Count());
    }

    [Fact]
    public void An_excerpt_marks_what_was_found_and_nothing_else()
    {
        library.Has("es", "Barrios", string.Concat(Enumerable.Repeat("Primero vino otra cosa que no importa. ", 20)) + "Luego las inundaciones <b>cerraban</b> la escuela.");
        var hit = Assert.Single(library.Ask("inundación", language: "es").Hits);
        Assert.Equal(["inundaciones"], hit.Excerpt.Where(p => p.Marked).Select(p => p.Text));
        Assert.StartsWith("…", hit.Excerpt[0].Text);
        Assert.Equal(["inundación"], hit.Words);
    }

    [Fact]
    public void A_concept_found_in_another_language_is_marked_in_the_words_of_that_text_and_given_as_reason()
    {
        library.Has("en", "Warning", "Each school reads a gauge before the flood comes");
        var hit = Assert.Single(library.Ask("inundaciones", language: "es").Hits);
        Assert.Contains(hit.Excerpt, p => p is { Marked: true, Text: "flood" });
        Assert.Contains(hit.Concepts, c => c.StartsWith("hazard/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_reader_sees_their_own_language_version()
    {
        var entry = library.Entry("en", "Rain gardens", "Water", r => r with { Texts = [new("en", "Rain gardens", "", VersionState.Human), new("es", "Jardines de lluvia", "", VersionState.Machine)] });
        library.Index.Put([entry with { Texts = [.. entry.Texts, new EntryText("es", "Jardines de lluvia", "Agua")] }], []);
        Assert.Equal("Jardines de lluvia", library.Ask("rain", language: "es").Hits[0].Text.Title);
        Assert.Equal("Rain gardens", library.Ask("lluvia", language: "id").Hits[0].Text.Title);
    }

    [Fact]
    public void A_record_saved_again_is_found_once_as_it_is_now_and_a_deleted_one_is_gone()
    {
        var entry = library.Entry("en", "Rain gardens", "old words");
        library.Index.Put([entry], []);
        library.Index.Put([entry with { Texts = [new EntryText("en", "Rain gardens", "fresh sentences")] }], []);
        Assert.Equal(1, library.Ask("rain").Total);
        Assert.Equal(0, library.Ask("old").Total);
        library.Index.Put([], [entry.Card.Id]);
        Assert.Equal(0, library.Ask("rain").Total);
    }

    [Fact]
    public void Something_like_it_shares_its_rare_words_and_is_not_itself()
    {
        var entry = library.Entry("en", "Rain gardens in steep quarters", "Neighbours dig rain gardens that hold the water of storms");
        library.Index.Put([entry], []);
        library.Has("en", "Steep streets hold storm water", "Gardens dug by neighbours");
        library.Has("en", "Bus timetable", "Buses run every ten minutes");
        var like = library.Search.Like(new Likeness(entry), new SearchRequest(Sight.Public));
        Assert.Equal(["Steep streets hold storm water"], like.Select(h => h.Text.Title));
        Assert.InRange(like[0].Score, .1f, 1f);
    }

    [Fact]
    public void Suggestions_begin_with_what_was_typed_in_any_word_of_a_title()
    {
        library.Has("es", "Jardines de lluvia", "");
        Assert.Single(library.Suggestions.Titles("lluv", Sight.Public));
        Assert.Single(library.Suggestions.Titles("lluvia jard", Sight.Public));
        Assert.Empty(library.Suggestions.Titles("uvia", Sight.Public));
    }

    public void Dispose() => library.Dispose();
}
