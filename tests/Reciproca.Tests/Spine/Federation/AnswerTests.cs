using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>A city of one node answers a need of the other, and both hear what comes of it.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private readonly TestNetwork network = new();
    private TestCity rosario = null!, palu = null!;
    private TestPage need = null!;

    public async ValueTask InitializeAsync()
    {
        await network.InitializeAsync();
        await network.Befriend(network.Here, network.There);
        (palu, rosario) = (await network.Here.City("Palu", "id"), await network.There.City("Rosario", "es", "AR"));
        need = await palu.Asks("Banjir merendam pasar setiap musim hujan", "Pasar Manonda");
        await network.Settle();
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task It_arrives_with_its_words_and_what_was_shared_and_the_asking_city_is_told()
    {
        var practice = await rosario.Publishes("Parque inundable");
        await Answer("Podemos contarles cómo lo hicimos.", practice);
        var answer = await network.Here.Db(db => db.Set<NeedAnswer>().Include(a => a.Organisation).Include(a => a.Record).SingleAsync());
        Assert.Equal(("Rosario", practice.Address.ToString()), (answer.Organisation.Name, answer.Record!.Uri));
        var page = await palu.Browser.Open(need.Address.AbsolutePath);
        Assert.Contains("Rosario", page.Text);
        Assert.Contains("Parque inundable", page.Text);
        Assert.Contains("Rosario", (await palu.Browser.Open("/notices")).Text);
        var conversation = await network.Here.Db(db => db.Set<Reciproca.Spine.Conversations.Conversation>().SingleAsync());
        Assert.Contains("Podemos contarles cómo lo hicimos.", (await palu.Browser.Open($"/conversations/{conversation.ShortId}")).Text);
        Assert.DoesNotContain("Podemos contarles", (await network.Here.Citizen().Open(need.Address.AbsolutePath)).Text);
    }

    [Fact]
    public async Task What_is_taken_up_is_heard_of_and_what_is_not_too()
    {
        await Answer("Nosotros también.", null);
        var second = await network.There.City("Montevideo", "es", "UY");
        await Answer("Tenemos experiencia.", null, second);
        var answers = await network.Here.Db(db => db.Set<NeedAnswer>().Include(a => a.Organisation).ToListAsync());
        Assert.Equal(2, answers.Count);
        var accepted = answers.Single(a => a.Organisation.Name == "Rosario");
        await palu.Browser.Post($"{need.Address.AbsolutePath}?handler=Accept&answer={accepted.Id}", [new("__RequestVerificationToken", await Token())]);
        await network.Settle();
        var there = await network.There.Db(db => db.Set<NeedAnswer>().Include(a => a.Organisation).ToDictionaryAsync(a => a.Organisation.Name));
        Assert.NotNull(there["Rosario"].AcceptedAt);
        Assert.NotNull(there["Montevideo"].DeclinedAt);
        Assert.Contains("Palu", (await rosario.Browser.Open("/notices")).Text);
        Assert.Contains("Palu", (await second.Browser.Open("/notices")).Text);
        Assert.Equal(NeedState.Answered, await network.There.Db(db => db.Set<Need>().Select(n => n.State).SingleAsync()));
    }

    [Fact]
    public async Task An_adaptation_there_stands_in_the_chain_of_the_practice_here()
    {
        var practice = await palu.Publishes("Pasar terapung");
        await network.Settle();
        var copy = await network.There.Db(db => db.Set<Record>().SingleAsync(r => r.Uri == practice.Address.ToString()));
        var made = await (await rosario.Browser.Open($"/adaptations/new?of={copy.ShortId}")).Submit(new Dictionary<string, string> { ["Form.Reason"] = "Nuestro mercado también se inunda cada verano." });
        await network.Settle();
        var link = await network.Here.Db(db => db.Set<RecordLink>().Include(l => l.From).Include(l => l.To).SingleAsync(l => l.Type == LinkType.Adapts));
        Assert.Equal((made.Address.GetLeftPart(UriPartial.Path), practice.Address.AbsolutePath.Split('/')[^1]), (link.From.Uri, link.To.ShortId));
        Assert.Contains("Rosario", (await network.Here.Citizen().Open(practice.Address.AbsolutePath)).Text);
    }

    private async Task Answer(string words, TestPage? with, TestCity? city = null)
    {
        await network.Settle();
        var copy = await network.There.Db(db => db.Set<Record>().SingleAsync(r => r.Uri == need.Address.ToString()));
        var fields = new Dictionary<string, string> { ["Text"] = words };
        if (with is not null) fields["With"] = with.Address.AbsolutePath.Split('/')[^1];
        await (await (city ?? rosario).Browser.Open($"/needs/{copy.ShortId}/answer")).Submit(fields);
        await network.Settle();
    }

    private async Task<string> Token() => (await palu.Browser.Open("/needs/new")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
