using System.Security.Cryptography;
using System.Text;
using Reciproca.ActivityPub;

namespace Reciproca.Spine.Federation.CatchingUp;

/// <summary>
/// What one side holds of the other's records, as digests that do not depend on order (the idea of FEP-8fcf, applied to records and their
/// revisions): one for all, and one for each of 256 parts, so that a difference is found without listing everything.
/// </summary>
public sealed class Holdings(IEnumerable<(string Uri, int Revision)> held)
{
    public const int Parts = 256;

    private readonly ILookup<int, (string Uri, int Revision)> parts = held.ToLookup(h => PartOf(h.Uri));

    public string Digest => FollowerDigest.Of(parts.SelectMany(p => p).Select(Line));
    public int Count => parts.Sum(p => p.Count());

    public string DigestOf(int part) => FollowerDigest.Of(parts[part].Select(Line));
    public IReadOnlyDictionary<string, int> Part(int part) => parts[part].ToDictionary(h => h.Uri, h => h.Revision);
    public IEnumerable<string> Lines(int part) => parts[part].Select(Line).Order(StringComparer.Ordinal);

    public static string Line((string Uri, int Revision) held) => $"{held.Uri} {held.Revision}";

    private static int PartOf(string uri) => SHA256.HashData(Encoding.UTF8.GetBytes(uri))[0];
}
