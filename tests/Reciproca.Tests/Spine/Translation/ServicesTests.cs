using System.Text;
using Microsoft.AspNetCore.Http;
using Reciproca.Spine.Translation;
using Reciproca.Spine.Translation.Protection;
using Reciproca.Spine.Translation.Services;

namespace Reciproca.Tests.Spine.Translation;

/// <summary>Translators over HTTP against a real server on this machine, which also hangs, dies and lies.</summary>
public sealed class ServicesTests : IAsyncLifetime
{
    private const string Text = "Con **Santo André** plantamos 1.200 árboles <rápido> & bien [aquí](https://a.org/x?y=1&z=2).";
    private TranslationServer server = null!;

    public async ValueTask InitializeAsync() => server = await TranslationServer.Start();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task LibreTranslate_gets_words_alone_and_everything_else_comes_back_in_its_place()
    {
        using var libre = Libre();
        var translated = await Ask(libre, "es", "pt");
        Assert.Equal("¡" + Text + "!", translated.Text);
        Assert.Equal("LibreTranslate", translated.By);
        var heard = Assert.Single(server.Heard);
        foreach (var kept in new[] { "Santo André", "1.200", "a.org", "**" }) Assert.DoesNotContain(kept, heard);
    }

    [Fact]
    public async Task DeepL_is_asked_with_its_key_and_its_own_names_of_languages()
    {
        using var deepl = DeepL("geheim");
        Assert.Equal("¡" + Text + "!", (await Ask(deepl, "es", "pt")).Text);
        Assert.Contains("\"PT-BR\"", Assert.Single(server.Heard));
        using var wrong = DeepL("falsch");
        Assert.Equal(Failure.Refused, (await Assert.ThrowsAsync<TranslatorFailure>(() => Ask(wrong, "es", "pt"))).Reason);
    }

    [Fact]
    public async Task A_pair_it_does_not_know_is_nobodys_fault()
    {
        using var libre = Libre();
        Assert.Equal(Failure.NoTranslator, (await Assert.ThrowsAsync<TranslatorFailure>(() => Ask(libre, "es", "ur"))).Reason);
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task One_that_hangs_is_given_up_in_time()
    {
        using var libre = Libre(seconds: 1);
        server.Misbehaves = http => Task.Delay(TimeSpan.FromMinutes(5), http.RequestAborted);
        Assert.Equal(Failure.TimedOut, (await Fails(libre)).Reason);
    }

    [Fact]
    public async Task One_that_begins_to_answer_and_hangs_is_given_up_in_time()
    {
        using var libre = Libre(seconds: 1);
        server.Misbehaves = async http =>
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync("[{\"code\":");
            await http.Response.Body.FlushAsync();
            await Task.Delay(TimeSpan.FromMinutes(5), http.RequestAborted);
        };
        Assert.Equal(Failure.TimedOut, (await Fails(libre)).Reason);
    }

    [Fact]
    public async Task One_that_hangs_up_or_is_not_there_is_unreachable()
    {
        using var libre = Libre();
        server.Misbehaves = http => { http.Abort(); return Task.CompletedTask; };
        Assert.Equal(Failure.Unreachable, (await Fails(libre)).Reason);
        using var nobody = new LibreTranslate(new TranslationSettings { LibreTranslate = { Address = "http://127.0.0.1:1" } }, TimeProvider.System);
        Assert.Equal(Failure.Unreachable, (await Fails(nobody)).Reason);
        using var nonsense = new LibreTranslate(new TranslationSettings { LibreTranslate = { Address = "not an address" } }, TimeProvider.System);
        Assert.Equal(Failure.Unreachable, (await Fails(nonsense)).Reason);
    }

    [Theory]
    [InlineData(200, "text/html", "<!doctype html><h1>Sign in</h1>", Failure.NotJson)]
    [InlineData(200, "application/json", "{\"translatedText\":", Failure.NotJson)]
    [InlineData(200, "application/json", "{\"translatedText\":[1,2]}", Failure.NotJson)]
    [InlineData(200, "application/json", "null", Failure.NotJson)]
    [InlineData(200, "application/json", "{\"translatedText\":[]}", Failure.Unfaithful)]
    [InlineData(200, "application/json", "{\"translatedText\":[\"something else altogether\"]}", Failure.Unfaithful)]
    [InlineData(429, "application/json", "{\"error\":\"too many\"}", Failure.Refused)]
    [InlineData(302, "text/html", "", Failure.Refused)]
    [InlineData(500, "text/html", "<h1>oops</h1>", Failure.Refused)]
    public async Task Whatever_else_it_answers_is_a_failure_with_a_reason(int status, string type, string body, Failure reason)
    {
        using var libre = Libre();
        await Ask(libre, "es", "pt"); // knows the languages now
        server.Misbehaves = async http =>
        {
            (http.Response.StatusCode, http.Response.ContentType) = (status, type);
            if (status == 302) http.Response.Headers.Location = server.Address + "/elsewhere";
            await http.Response.WriteAsync(body);
        };
        Assert.Equal(reason, (await Fails(libre)).Reason);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        using var libre = Libre();
        await Ask(libre, "es", "pt");
        server.Misbehaves = async http =>
        {
            http.Response.ContentType = "application/json";
            var much = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 64; i++) await http.Response.Body.WriteAsync(much, http.RequestAborted);
        };
        Assert.Equal(Failure.TooLarge, (await Fails(libre)).Reason);
    }

    [Fact]
    public async Task Where_one_fails_the_next_is_asked_and_the_first_is_left_alone_for_a_while()
    {
        var clock = new TestClock();
        using var broken = new LibreTranslate(new TranslationSettings { LibreTranslate = { Address = "http://127.0.0.1:1" } }, clock);
        using var deepl = DeepL("geheim");
        var translators = new Translators([broken, deepl], clock);
        Assert.Equal("DeepL", (await Translate(translators)).By);
        Assert.True(translators.All[0].RestsUntil > clock.GetUtcNow());
        Assert.NotNull(translators.All[0].Last);
        Assert.Equal("DeepL", (await Translate(translators)).By);
    }

    [Fact]
    public async Task Nothing_is_sent_when_the_text_may_not_leave()
    {
        using var libre = Libre();
        var translators = new Translators([libre], TimeProvider.System);
        Assert.False(translators.Can("es", "pt", isPublic: false));
        await Assert.ThrowsAsync<TranslatorFailure>(() => translators.Translate(Text, "es", "pt", new Names("es", []), () => Task.FromResult(false), Cancel));
        Assert.Empty(server.Heard);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private LibreTranslate Libre(int seconds = 20) => new(new TranslationSettings { Seconds = seconds, LibreTranslate = { Address = server.Address } }, TimeProvider.System);

    private DeepL DeepL(string key) => new(new TranslationSettings { DeepL = { Address = server.Address, Key = key } }, TimeProvider.System);

    private static Task<Translated> Ask(ITranslator translator, string from, string to) =>
        new Translators([translator], TimeProvider.System).Translate(Text, from, to, new Names(from, []), () => Task.FromResult(true), Cancel);

    private static Task<Translated> Translate(Translators translators) => translators.Translate(Text, "es", "pt", new Names("es", []), () => Task.FromResult(true), Cancel);

    private static Task<TranslatorFailure> Fails(ITranslator translator) => Assert.ThrowsAsync<TranslatorFailure>(() => Ask(translator, "es", "pt"));
}
