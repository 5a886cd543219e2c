using System.Net;
using System.Net.Sockets;

namespace Reciproca.ActivityPub.Fetching;

/// <summary>Looks up the addresses of a host.</summary>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancel);

/// <summary>The host of a request has no address that may be connected to.</summary>
public sealed class AddressRefusedException() : IOException("The host has no address that may be connected to.");

/// <summary>
/// Connections that go only where the rules allow. The host is looked up once, its addresses are vetted, and the socket connects to a
/// vetted address itself, so that a second look-up cannot lead elsewhere. Redirects, cookies and proxies are off.
/// </summary>
public static class GuardedConnection
{
    private const int HeaderKilobytes = 32;

    /// <summary>A handler for an <see cref="HttpClient"/> that asks strangers.</summary>
    /// <param name="rules">Which addresses may be asked.</param>
    /// <param name="lookup">How hosts are looked up; the system's resolver if not told.</param>
    public static SocketsHttpHandler Handler(FetchRules rules, HostLookup? lookup = null) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        MaxResponseHeadersLength = HeaderKilobytes,
        MaxConnectionsPerServer = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = rules.Timeout,
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, cancel) => Connect(context, rules, lookup ?? Dns.GetHostAddressesAsync, cancel),
    };

    private static async ValueTask<Stream> Connect(
        SocketsHttpConnectionContext context, FetchRules rules, HostLookup lookup, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host;
        var scheme = context.InitialRequestMessage.RequestUri!.Scheme;
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await lookup(host, cancel);
        var vetted = Array.FindAll(addresses, a => rules.MayConnect(a, scheme, context.InitialRequestMessage.RequestUri.Authority));
        if (vetted.Length == 0) throw new AddressRefusedException();
        return await Connect(vetted, context.DnsEndPoint.Port, cancel);
    }

    private static async Task<Stream> Connect(IPAddress[] vetted, int port, CancellationToken cancel)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(vetted[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(vetted[i], port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < vetted.Length)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
