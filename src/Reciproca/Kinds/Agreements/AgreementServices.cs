using Reciproca.Kinds.Agreements.AcrossNodes;
using Reciproca.Kinds.Agreements.Clauses;
using Reciproca.Kinds.Agreements.Procedures;
using Reciproca.Spine.Federation.Together;

namespace Reciproca.Kinds.Agreements;

public static class AgreementServices
{
    public static IServiceCollection AddAgreements(this IServiceCollection services) =>
        services.AddScoped<Negotiating>().AddScoped<ClauseLibrary>().AddScoped<CountryProcedures>().AddScoped<PartyChoices>().AddScoped<Drafting>()
            .AddScoped<ITogether, AgreementTogether>();
}
