using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;

namespace Reciproca.Tests.Web.Records;

public sealed class StagePageTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task What_is_withdrawn_is_gone_for_citizens_and_can_be_published_again()
    {
        var city = await node.City("Ambon", "id");
        var address = (await city.Asks("Sampah menumpuk di sungai setiap musim hujan", "Muara")).Address.AbsolutePath;
        await city.Presses(address, "withdraw");
        Assert.Equal(HttpStatusCode.Gone, (await node.Citizen().Open(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await city.Browser.Open(address)).Status);
        await city.Presses(address, "publish");
        Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Open(address)).Status);
    }

    [Fact]
    public async Task What_is_archived_stays_readable()
    {
        var city = await node.City("Manado", "id");
        var address = (await city.Asks("Terumbu karang rusak di pesisir kota", "Bunaken")).Address.AbsolutePath;
        await city.Presses(address, "archive");
        Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Open(address)).Status);
        Assert.Equal(Stage.Archived, await Stored(address, r => r.Stage));
    }

    [Fact]
    public async Task An_author_may_not_withdraw()
    {
        var city = await node.City("Ternate", "id", role: Role.Author);
        var address = (await city.Asks("Abu gunung api menutup atap sekolah", "Kota lama")).Address.AbsolutePath;
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Presses(address, "withdraw")).Status);
    }

    [Fact]
    public async Task Each_step_is_a_revision_of_its_own()
    {
        var city = await node.City("Kupang", "id");
        var address = (await city.Asks("Air bersih sulit di musim kemarau", "Pulau kecil")).Address.AbsolutePath;
        await city.Presses(address, "withdraw");
        await city.Presses(address, "publish");
        var id = await Stored(address, r => r.Id);
        Assert.Equal(3, await node.Db(db => db.Set<Revision>().CountAsync(r => r.RecordId == id)));
    }

    [Fact]
    public async Task A_need_is_not_found_at_the_address_of_another_kind()
    {
        var city = await node.City("Sorong", "id");
        var address = (await city.Asks("Jalan rusak di pinggir kota", "Distrik timur")).Address.AbsolutePath;
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open(address.Replace("/needs/", "/practices/"))).Status);
    }

    private Task<T> Stored<T>(string address, Func<Record, T> what)
    {
        var shortId = address.Split('/')[2];
        return node.Db(async db => what(await db.Set<Record>().AsNoTracking().SingleAsync(r => r.ShortId == shortId)));
    }
}
