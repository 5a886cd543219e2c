using Reciproca.ActivityPub.StructuredFields;

namespace Reciproca.ActivityPub.Signatures;

/// <summary>Reads RFC 9421 signatures from <c>Signature-Input</c> and <c>Signature</c>.</summary>
public static class MessageSignatureReader
{
    private const int MostSignatures = 4;
    private const int MostComponents = 32;

    /// <summary>The well-formed signatures on the message whose covered components are all present; at most four.</summary>
    public static IReadOnlyList<ReceivedSignature> Read(HttpMessage message)
    {
        if (message.Field("signature-input") is not { } inputs || message.Field("signature") is not { } values) return [];
        if (!FieldReader.TryDictionary(inputs, out var covered) || !FieldReader.TryDictionary(values, out var signatures)) return [];
        var found = new List<ReceivedSignature>();
        foreach (var (label, member) in covered.Take(MostSignatures))
        {
            if (member is not InnerList { Items.Count: <= MostComponents } list) continue;
            if (signatures.GetValueOrDefault(label) is not Item { Value.Bytes: { } bytes }) continue;
            if (One(message, list, bytes) is { } signature) found.Add(signature);
        }
        return found;
    }

    private static ReceivedSignature? One(HttpMessage message, InnerList list, byte[] bytes)
    {
        if (list.Parameters["keyid"]?.Text is not { } keyId || SignatureBase.Build(message, list) is not { } text) return null;
        return new()
        {
            Scheme = SignatureScheme.Rfc9421, KeyId = keyId, Algorithm = list.Parameters["alg"]?.Text, Bytes = bytes, Base = text,
            Covered = [.. list.Items.Select(i => i.Value.Text!)],
            Created = ReceivedSignature.Moment(list.Parameters["created"]?.Number),
            Expires = ReceivedSignature.Moment(list.Parameters["expires"]?.Number),
        };
    }
}
