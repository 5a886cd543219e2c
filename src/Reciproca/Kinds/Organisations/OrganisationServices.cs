namespace Reciproca.Kinds.Organisations;

public static class OrganisationServices
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddScoped<Registration>().AddScoped<MemberOf>().AddScoped<Profile>().AddScoped<OrganisationLetters>().AddScoped<JoiningDesk>().AddScoped<Verifying>();
}
