using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Reciproca.ActivityPub.Json;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Proofs;

/// <summary>
/// Object integrity proofs with <c>eddsa-jcs-2022</c>: a document stays provably its author's when another server passes it on.
/// Source: FEP-8b32; W3C Data Integrity EdDSA Cryptosuites v1.0 section 3.3.
/// </summary>
public static class IntegrityProof
{
    /// <summary>The name of the cryptosuite.</summary>
    public const string Cryptosuite = "eddsa-jcs-2022";

    private const int MostProofs = 4;

    /// <summary>The proofs in a document; at most four, so that a hostile one costs little.</summary>
    public static IReadOnlyList<ReceivedProof> Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("proof", out var proof)) return [];
        if (proof.ValueKind == JsonValueKind.Object) return [new(proof)];
        if (proof.ValueKind != JsonValueKind.Array) return [];
        return [.. proof.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object).Take(MostProofs).Select(p => new ReceivedProof(p))];
    }

    /// <summary>Checks one proof of a document. Never throws for what the document or the proof holds.</summary>
    /// <param name="document">The whole document as received, proof included.</param>
    /// <param name="proof">One of its proofs.</param>
    /// <param name="key">The key at <see cref="ReceivedProof.VerificationMethod"/>; whose it is must be checked by the caller
    /// (FEP-fe34).</param>
    /// <param name="now">The time, for proofs that expire.</param>
    public static ProofVerdict Verify(JsonElement document, ReceivedProof proof, PublicKey key, DateTimeOffset now)
    {
        if (!proof.IsSupported) return ProofVerdict.Unsupported;
        if (proof.Value is not { } value || proof.Expires <= now) return ProofVerdict.Malformed;
        if (proof.Options.TextOrNull("proofPurpose") != "assertionMethod") return ProofVerdict.Malformed;
        if (key.Id != proof.VerificationMethod) return ProofVerdict.WrongKey;
        try
        {
            if (!ContextFits(document, proof.Options)) return ProofVerdict.WrongContext;
            var genuine = key.Verify(HashData(document, proof.Options), value, SignatureAlgorithm.Ed25519);
            return genuine ? ProofVerdict.Valid : ProofVerdict.WrongSignature;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return ProofVerdict.Malformed;
        }
    }

    /// <summary>The document as JSON with a proof by the key; its members keep their order.</summary>
    /// <exception cref="FormatException">The document has no canonical form or has a proof already.</exception>
    public static byte[] Sign(JsonElement document, Ed25519SigningKey key, DateTimeOffset now)
    {
        if (document.TryGetProperty("proof", out _)) throw new FormatException("The document has a proof already.");
        using var options = JsonDocument.Parse(Options(document, key, now, null));
        var value = "z" + Base58.Encode(key.Sign(HashData(document, options.RootElement)));
        return WithProof(document, Options(document, key, now, value));
    }

    /// <summary>The 64 bytes that are signed: the hash of the proof's options, then the hash of the document without its proof.</summary>
    /// <exception cref="FormatException">One of them has no canonical form.</exception>
    public static byte[] HashData(JsonElement document, JsonElement options) =>
        [
            .. SHA256.HashData(CanonicalJson.BytesWithout(options, "proofValue")),
            .. SHA256.HashData(CanonicalJson.BytesWithout(document, "proof")),
        ];

    // The context gives the words their meaning, so the one that was signed must be the one that is read.
    private static bool ContextFits(JsonElement document, JsonElement options)
    {
        if (!options.TryGetProperty("@context", out var signed)) return true;
        if (!document.TryGetProperty("@context", out var present)) return false;
        var expected = Items(signed);
        var given = Items(present);
        return expected.Count == given.Count && expected.Zip(given).All(p => JsonElement.DeepEquals(p.First, p.Second));
    }

    private static List<JsonElement> Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static ReadOnlyMemory<byte> Options(JsonElement document, Ed25519SigningKey key, DateTimeOffset now, string? value)
    {
        var output = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            if (document.TryGetProperty("@context", out var context)) Write(json, "@context", context);
            json.WriteString("type", "DataIntegrityProof");
            json.WriteString("cryptosuite", Cryptosuite);
            json.WriteString("verificationMethod", key.Id);
            json.WriteString("proofPurpose", "assertionMethod");
            json.WriteString("created", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            if (value is not null) json.WriteString("proofValue", value);
            json.WriteEndObject();
        }
        return output.WrittenMemory;
    }

    private static byte[] WithProof(JsonElement document, ReadOnlyMemory<byte> options)
    {
        var output = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            foreach (var member in document.EnumerateObject()) Write(json, member.Name, member.Value);
            json.WritePropertyName("proof");
            json.WriteRawValue(options.Span);
            json.WriteEndObject();
        }
        return output.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
