using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Kinds.Needs;

public sealed class NeedPagesTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task Two_answers_are_enough_to_publish_a_need()
    {
        var rosario = await node.City("Rosario", "es", "AR");
        var page = await rosario.Asks("Las calles se inundan cuando llueve fuerte. No sabemos por dónde empezar.", "Barrio Sur");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Las calles se inundan cuando llueve fuerte", page.Of("h1"));
        var citizen = await node.Citizen().Open(page.Address.AbsolutePath);
        Assert.Contains("Barrio Sur", citizen.Text);
    }

    [Fact]
    public async Task A_missing_answer_is_named_beside_its_field_and_nothing_typed_is_lost()
    {
        var palu = await node.City("Palu", "id");
        var page = await palu.Asks("Banjir setiap musim hujan di pusat kota", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Of("#Form_Place-error, #Form-Place-error"));
        Assert.Contains("Banjir setiap musim hujan", page.Html);
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_city_only()
    {
        var city = await node.City("Semarang", "id");
        var saved = await (await city.Browser.Open("/needs/new")).Submit(new Dictionary<string, string> { ["Form.Problem"] = "Rob" }, "draft");
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open(saved.Address.AbsolutePath)).Status);
    }

    [Fact]
    public async Task Someone_who_is_not_signed_in_is_asked_to_sign_in_first()
    {
        var page = await node.Citizen().Open("/needs/new");
        Assert.StartsWith("/account/sign-in", page.Address.PathAndQuery);
    }

    [Fact]
    public async Task A_new_city_s_first_need_waits_for_review()
    {
        var city = await node.City("Newtown", verified: false);
        var page = await city.Asks("Nobody collects the waste in the hills", "Hill quarter");
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open(page.Address.AbsolutePath)).Status);
        Assert.Equal(1, await node.Db(db => db.Set<Record>().CountAsync(r => r.StewardId == city.Organisation && r.Stage == Stage.InReview)));
    }
}
