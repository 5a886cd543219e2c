using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Reciproca.Spine.Texts;

namespace Reciproca.Across.OpenData;

/// <summary>Says in the document whose data this is and under which licence one may use it.</summary>
public sealed class ApiTitle(NodeSettings settings, Texts texts) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = settings.Name, Version = "1", Description = texts["api.about"],
            License = new OpenApiLicense { Name = "CC BY 4.0", Url = new Uri("https://creativecommons.org/licenses/by/4.0/") },
        };
        document.Servers = [new OpenApiServer { Url = settings.Address }];
        return Task.CompletedTask;
    }
}
