using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Kinds.Organisations;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>Cities with the public profile that a registered one has.</summary>
public static class Profiles
{
    public static async Task<TestCity> WithProfile(this Task<TestCity> founding)
    {
        var city = await founding;
        await city.Node.Inside(async services =>
        {
            var (store, db) = (services.GetRequiredService<RecordStore>(), services.GetRequiredService<Reciproca.Storage.AppDb>());
            var organisation = await db.Set<Organisation>().SingleAsync(o => o.Id == city.Organisation);
            var record = new Record { Id = organisation.Id, ShortId = organisation.ShortId, Kind = OrganisationKind.Kind.Name, StewardId = organisation.Id, Steward = organisation, CreatedAt = store.Now };
            record.Write("en").Title = organisation.Name;
            record.Publish(true, store.Now);
            db.Add(record);
            await store.Save(record, organisation);
            return true;
        });
        return city;
    }

    public static async Task<string> Address(this TestCity city) =>
        $"{city.Node.Address.ToString().TrimEnd('/')}/organisations/{await city.Node.Db(db => db.Set<Organisation>().Where(o => o.Id == city.Organisation).Select(o => o.ShortId).SingleAsync())}";
}
