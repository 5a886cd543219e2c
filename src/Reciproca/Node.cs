using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.WebEncoders;
using Reciproca.Across.Correspondence;
using Reciproca.Across.Crawling;
using Reciproca.Across.Find;
using Reciproca.Across.Harvest;
using Reciproca.Across.Iati;
using Reciproca.Across.Impact;
using Reciproca.Across.Import;
using Reciproca.Across.LinkedData;
using Reciproca.Across.Matching;
using Reciproca.Across.OaiPmh;
using Reciproca.Kinds.Initiatives;
using Reciproca.Across.Calendar;
using Reciproca.Across.Cooperating;
using Reciproca.Kinds.Agreements;
using Reciproca.Kinds.Exchanges;
using Reciproca.Kinds.Needs;
using Reciproca.Kinds.Offers;
using Reciproca.Across.OpenData;
using Reciproca.Across.Rounds;
using Reciproca.Across.SouthSouth;
using Reciproca.Operate;
using Reciproca.Kinds.Organisations;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Matching;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Notices.Mail;
using Reciproca.Spine.People;
using Reciproca.Spine.People.Account;
using Reciproca.Spine.People.Parked;
using Reciproca.Spine.People.Sessions;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Judging;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Translation;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Caching;
using Reciproca.Web.Forms;
using Reciproca.Web.Records;

namespace Reciproca;

/// <summary>How a node is put together: services, then what a request passes through.</summary>
public static class Node
{
    /// <param name="edges">What a test puts in place of the world outside: the clock, other servers.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? edges = null)
    {
        // named and placed, because in a test the entry assembly is another, and a command runs in any directory
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(Node).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddKeyPerFile(Path.GetFullPath(Environment.GetEnvironmentVariable("RECIPROCA_SECRETS") ?? "/run/secrets"), optional: true);
        var settings = builder.Configuration.GetSection("Node").Get<NodeSettings>() ?? new NodeSettings();
        Directory.CreateDirectory(settings.Data);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        // keys lie in the node's own folder, as SECURITY.md says; a warning at every first start would only teach operators to overlook warnings
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        // the first start asks for a history that is not there yet, SQLite rebuilds a table outside of a transaction (a copy is kept beside): whoever fails says so itself
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Migrations", LogLevel.Error).AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
        builder.Services.AddSingleton(settings);
        builder.AddTelemetry(settings);
        AddSpine(builder.Services, settings);
        AddPeople(builder.Services, settings);
        AddWeb(builder.Services);
        edges?.Invoke(builder.Services);
        var app = builder.Build();
        UseWeb(app);
        return app;
    }

    /// <summary>Brings the database up to date before the first request.</summary>
    public static async Task Prepare(WebApplication app)
    {
        if (!app.Environment.IsDevelopment() && StartUpChecks.Problems(app.Services.GetRequiredService<NodeSettings>()).ToList() is { Count: > 0 } problems)
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
        await using var scope = app.Services.CreateAsyncScope();
        await UpgradeCommand.Migrate(scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<NodeSettings>());
        await NodeTopics.Use(scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<NodeVocabulary>());
    }

    private static void AddSpine(IServiceCollection services, NodeSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<MessageBell>();
        services.AddSingleton<ISaveChangesInterceptor>(provider => provider.GetRequiredService<MessageBell>());
        services.AddDatabase(settings.Database);
        services.AddSingleton(Outbox.Reactions = Reactions.Table());
        services.AddSingleton(KindList.All);
        services.AddSingleton<NodeVocabulary>();
        services.AddSearch().AddScoring();
        services.AddFind();
        services.AddMatching();
        services.AddOpenData();
        services.AddImport();
        services.AddOaiPmh().AddHarvest();
        services.AddScoped<SchemaOrg>();
        services.AddImpact();
        services.AddCorrespondence().AddSingleton<Across.Moving.Passages>();
        services.AddFederation();
        services.AddRounds();
        services.AddIati().AddSouthSouth();
        services.AddSingleton<MessagePump>();
        services.AddHostedService<MessageWorker>();
        services.AddHostedService<Rest>();
        services.AddSingleton<LetterView>();
        services.AddScoped<RecordStore>().AddScoped<RecordOfRequest>();
        services.AddRecordAbilities(KindList.All);
        services.AddNotices();
        services.AddTranslation(settings.Translation);
        services.AddScoped<Audit>().AddScoped<Deciding>();
        services.AddScoped<Conversations>().AddScoped<ConversationOfRequest>().AddScoped<PostFiles>();
        services.AddAgreements().AddExchanges().AddCooperating().AddCalendar();
        services.AddScoped<Answering>().AddScoped<PracticesBehind>();
        services.AddInitiatives();
        services.AddScoped<Visitor>();
        services.AddScoped<Across.Home.HomeReader>();
        services.AddScoped(provider => new Texts(provider.GetRequiredService<Visitor>().Language));
    }

    private static void AddPeople(IServiceCollection services, NodeSettings settings)
    {
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(settings.In("keys"))).SetApplicationName("Reciproca");
        services.AddIdentityCore<Person>(options =>
            {
                IdentityTables.Configure(options);
                options.User.RequireUniqueEmail = true;
                options.SignIn.RequireConfirmedEmail = true;
                options.Password.RequiredLength = 10;
                options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireLowercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 6;
            })
            .AddEntityFrameworkStores<AppDb>().AddSignInManager<PersonSignIn>().AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(options => options.ServerDomain = new Uri(settings.Address).Host);
        services.Configure<SecurityStampValidatorOptions>(SessionCookie.KeepSession);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(SessionCookie.Configure);
        services.AddHttpContextAccessor().AddScoped<AccountLetters>().AddScoped<PersonalData>().AddScoped<SessionList>().AddScoped<ParkedForms>().AddScoped<SignInFirst>();
        services.AddScoped<Team>().AddOrganisations();
        services.AddRateLimits(settings.Limits);
    }

    private static void AddWeb(IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.RootDirectory = "/")
            .AddMvcOptions(mvc => { mvc.Filters.Add<PermissionFilter>(); mvc.Filters.Add<SignInFirst>(); BindingTexts.Use(mvc.ModelBindingMessageProvider); mvc.ModelBinderProviders.Insert(0, new NumberBinder()); })
            .AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddPageCache();
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(options => options.Cookie.Name = Answers.Cookie);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliPages>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SameSite) = ("form", SameSiteMode.Lax));
    }

    private static void UseWeb(WebApplication app)
    {
        // a proxy on this machine says who asks; anyone else's word is not taken
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseSecurityHeaders();
        app.UseMiddleware<NoteOpened>();
        // before compression, so that what is kept is compressed already
        app.UseMiddleware<AskedAsActivity>();
        app.UseOutputCache();
        app.UseResponseCompression();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error/500").UseHsts();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable" });
        app.UseRouting();
        app.UseMiddleware<Reciproca.Spine.Federation.Moving.LeadOn>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<VisitorMiddleware>();
        app.UseMiddleware<RequestLanguage>();
        app.UseCors();
        app.UseMiddleware<EndpointPermissions>();
        app.UseAuthorization();
        app.MapHealth();
        app.MapOpenData();
        app.MapOaiPmh();
        app.MapCrawling();
        app.MapCorrespondence();
        app.MapFederation();
        app.MapIati();
        app.MapSouthSouth();
        app.MapCalendar();
        app.MapRazorPages();
    }
}
