using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Files;
using Reciproca.Spine.Records.Freshness;

namespace Reciproca.Web.Records;

/// <summary>What every kind gets: history, conflicts, files, freshness.</summary>
public static class RecordServices
{
    public static IServiceCollection AddRecordAbilities(this IServiceCollection services, RecordKinds kinds)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<RecordHistory>().AddScoped<RecordChain>().AddScoped<RecordWords>().AddScoped<Editing>();
        services.AddSingleton<BlobStore>().AddScoped<Attachments>().AddSingleton<ConfirmationLink>();
        // after AddRazorPages, which starts the list of conventions anew
        services.PostConfigure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages => pages.Conventions.Add(new KindAddresses(kinds)));
        return services;
    }
}
