using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reciproca.Tests.Spine.People.Account;

public sealed class SignUpTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_newcomer_signs_up_confirms_by_letter_and_signs_in()
    {
        var ana = Newcomer.Arrives(node, "ana@rosario.example", "es");
        var sent = await ana.SignsUp();
        Assert.Equal("/account/check-mail", sent.Address.AbsolutePath);
        Assert.Contains("Revise su correo", sent.Text);
        Assert.Contains("Ya puede iniciar sesión", (await ana.FollowsTheLetter()).Text);
        var account = await ana.SignsIn();
        Assert.Equal("/account", account.Address.AbsolutePath);
        Assert.Contains("ana@rosario.example", account.Text);
    }

    [Fact]
    public async Task Nobody_gets_in_before_the_address_is_confirmed()
    {
        var early = Newcomer.Arrives(node, "early@rosario.example");
        await early.SignsUp();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await early.SignsIn()).Status);
    }

    [Fact]
    public async Task A_known_address_gets_the_same_page_and_a_different_letter()
    {
        var known = await Newcomer.WithAccount(node, "known@rosario.example");
        var again = await (known with { Browser = node.Citizen() }).SignsUp("another long password");
        var stranger = await Newcomer.Arrives(node, "stranger@rosario.example").SignsUp();
        Assert.Equal(stranger.Of("main"), again.Of("main"));
        Assert.Equal("You already have an account", (await node.Letters(known.Email))[^1].Subject);
        Assert.Equal(HttpStatusCode.OK, (await (known with { Browser = node.Citizen() }).SignsIn()).Status);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_in_the_reader_s_language()
    {
        var page = await (await node.Citizen("pt").Open("/account/sign-up")).Submit(new Dictionary<string, string>
        {
            ["Form.Name"] = "Bia", ["Form.Email"] = "no address", ["Form.Password"] = "short",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("pelo menos 10 caracteres", page.Of("#Form-Password-error"));
        Assert.NotEmpty(page.Of("#Form-Email-error"));
        Assert.Equal("Bia", page.Document.QuerySelector("#Form-Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_password_set_by_someone_else_does_not_survive_the_owner_s_own_sign_up()
    {
        var owner = Newcomer.Arrives(node, "owner@rosario.example");
        await (owner with { Browser = node.Citizen() }).SignsUp("password of a thief");
        await owner.SignsUp();
        await owner.FollowsTheLetter();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SignsIn("password of a thief")).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.SignsIn()).Status);
    }

    [Fact]
    public async Task A_spoilt_link_says_so_and_confirms_nothing()
    {
        var person = Newcomer.Arrives(node, "spoilt@rosario.example");
        await person.SignsUp();
        var id = await node.Db(db => db.Users.Where(p => p.Email == person.Email).Select(p => p.Id).SingleAsync());
        var page = await person.Browser.Open($"/account/confirm?person={id}&code=AAAA");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.False(await node.Db(db => db.Users.Where(p => p.Id == id).Select(p => p.EmailConfirmed).SingleAsync()));
    }
}
