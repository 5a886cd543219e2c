namespace Reciproca.Spine.Notices;

public static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services.AddScoped<Bell>().AddSingleton<UnsubscribeLink>();
}
