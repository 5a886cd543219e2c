using System.Security.Cryptography;

namespace Reciproca.Spine.Records;

/// <summary>Eight signs without look-alikes (no i, l, o, u): short enough to read aloud, 10^12 of them.</summary>
public static class ShortId
{
    private const string Signs = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Next() => RandomNumberGenerator.GetString(Signs, 8);
}
