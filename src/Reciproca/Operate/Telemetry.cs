using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Reciproca.Operate;

/// <summary>What a node tells its operator: log lines as JSON, and traces and metrics where a collector is named. Neither names a person.</summary>
public static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder, NodeSettings settings)
    {
        if (settings.JsonLogs) builder.Logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "O"));
        if (settings.Telemetry.Length == 0) return;
        var collector = new Uri(settings.Telemetry);
        builder.Services.AddOpenTelemetry().ConfigureResource(node => node.AddService("reciproca", serviceInstanceId: settings.Address))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation(http => http.EnrichWithHttpRequest = (activity, _) => Forget(activity)).AddOtlpExporter(to => to.Endpoint = collector))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("System.Runtime").AddOtlpExporter(to => to.Endpoint = collector));
    }

    // what someone searched for, from where and with what are theirs; the route says enough
    private static void Forget(System.Diagnostics.Activity activity)
    {
        foreach (var tag in new[] { "url.query", "client.address", "user_agent.original" }) activity.SetTag(tag, null);
    }
}
