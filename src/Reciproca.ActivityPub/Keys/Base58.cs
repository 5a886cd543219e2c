using System.Numerics;

namespace Reciproca.ActivityPub.Keys;

/// <summary>Base58 with the Bitcoin alphabet, as multibase <c>z</c> uses it. Source: draft-msporny-base58-03.</summary>
public static class Base58
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    // An RSA-4096 key takes some 740 characters; the decoder's work grows with the square of the length.
    private const int Longest = 2048;

    /// <summary>Encodes bytes; each leading zero byte becomes a leading <c>1</c>.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var text = new List<char>();
        while (number > 0)
        {
            number = BigInteger.DivRem(number, 58, out var digit);
            text.Add(Alphabet[(int)digit]);
        }
        foreach (var b in bytes)
        {
            if (b != 0) break;
            text.Add('1');
        }
        text.Reverse();
        return new([.. text]);
    }

    /// <summary>Decodes a text; null for a foreign character or a text longer than any key or signature.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest) return null;
        var number = BigInteger.Zero;
        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(c);
            if (digit < 0) return null;
            number = number * 58 + digit;
        }
        var zeros = text.IndexOfAnyExcept('1') is var first and >= 0 ? first : text.Length;
        var bytes = number.IsZero ? [] : number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[zeros], .. bytes];
    }
}
