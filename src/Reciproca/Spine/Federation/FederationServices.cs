using Microsoft.EntityFrameworkCore.Diagnostics;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Federation.CatchingUp;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;

namespace Reciproca.Spine.Federation;

/// <summary>What the exchange with other nodes needs, and where they find it.</summary>
public static class FederationServices
{
    public static IServiceCollection AddFederation(this IServiceCollection services)
    {
        services.AddSingleton<Addresses>().AddSingleton<KeyMaker>().AddSingleton<ActorKeys>().AddSingleton<Schemes>().AddSingleton<Outside>().AddSingleton<PeerBook>();
        services.AddSingleton<Refusals>().AddSingleton<InboxWriter>().AddSingleton<InboxEndpoint>().AddSingleton<Courier>().AddSingleton<FileCourier>().AddSingleton<CatchUp>().AddSingleton<Comparing>().AddSingleton<ShareMissing>();
        services.AddSingleton<DispatchBell>().AddSingleton<ISaveChangesInterceptor>(provider => provider.GetRequiredService<DispatchBell>());
        services.AddScoped<RecordReader>().AddScoped<RecordObjects>().AddScoped<ActorDocuments>().AddScoped<ActorEndpoints>().AddScoped<PeerEndpoints>();
        services.AddScoped<Dispatching>().AddScoped<Copying>().AddScoped<Peering>().AddScoped<Rekeying>().AddScoped<RemoteActors>().AddScoped<PeerFacts>().AddScoped<RemoteAgreements>()
            .AddScoped<Together.Speaking>().AddScoped<Together.TakingPart>().AddScoped<Incoming.BeInvited>().AddScoped<Incoming.BeActedOn>().AddScoped<Incoming.BeLeft>().AddScoped<Moving.Moving>();
        return services.AddHostedService<FederationWorker>();
    }

    public static void MapFederation(this WebApplication app)
    {
        app.MapGet("/.well-known/webfinger", [Anyone] (HttpContext http, ActorEndpoints actors, string? resource) => actors.WebFinger(http, resource));
        app.MapGet("/.well-known/nodeinfo", [Anyone] (ActorEndpoints actors) => actors.NodeInfoLinks());
        app.MapGet("/nodeinfo/2.1", [Anyone] (HttpContext http, ActorEndpoints actors) => actors.NodeInfo(http));
        app.MapGet("/actor", [Anyone] (ActorEndpoints actors) => actors.OfNode());
        app.MapGet("/actor/outbox", [Anyone] (Addresses addresses) => Results.Redirect(addresses.Node));
        app.MapGet("/federation/objects/{kind}/{id}", [Anyone] (HttpContext http, ActorEndpoints actors, string kind, string id) => actors.Record(http, kind, id));
        foreach (var kind in app.Services.GetRequiredService<RecordKinds>().All.Where(k => k.Proposes is not null))
            app.MapGet($"/{kind.Path}/{{id}}/article", [Anyone] (HttpContext http, ActorEndpoints actors, string id) => actors.Article(http, kind.Path, id));
        app.MapGet("/organisations/{id}/outbox", [Anyone] (HttpContext http, ActorEndpoints actors, string id, long? before) => actors.Outbox(http, id, before));
        app.MapGet("/organisations/{id}/followers", [Anyone] (HttpContext http, ActorEndpoints actors, string id) => actors.Followers(http, id));
        app.MapGet("/organisations/{id}/followers_synchronization", [Anyone] (HttpContext http, ActorEndpoints actors, InboxEndpoint inbox, string id) => actors.FollowersOf(http, id, inbox));
        app.MapGet("/federation/records", [Anyone] (HttpContext http, PeerEndpoints peers, long? after) => peers.Records(http, after ?? 0));
        app.MapGet("/federation/digest", [Anyone] (HttpContext http, PeerEndpoints peers, string? mine, string? kinds) => peers.Digest(http, mine, kinds));
        app.MapGet("/federation/digest/{part:int:range(0,255)}", [Anyone] (HttpContext http, PeerEndpoints peers, int part, string? kinds) => peers.Part(http, part, kinds));
        // what a server may send is counted by the inbox itself, per host, and not as the forms of a person
        app.MapPost("/inbox", [Anyone] (HttpContext http, InboxEndpoint inbox) => inbox.Take(http)).DisableRateLimiting().DisableAntiforgery();
        app.MapPost("/organisations/{id}/inbox", [Anyone] (HttpContext http, InboxEndpoint inbox) => inbox.Take(http)).DisableRateLimiting().DisableAntiforgery();
    }
}
