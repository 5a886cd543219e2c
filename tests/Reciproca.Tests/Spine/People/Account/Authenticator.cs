using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Reciproca.Tests.Spine.People.Account;

/// <summary>A security key in software: one ES256 passkey (WebAuthn level 2, attestation "none").</summary>
public sealed class Authenticator(string origin, string site) : IDisposable
{
    private const byte Present = 0x01, Verified = 0x04, WithKey = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private string owner = "";
    private uint uses;

    public string Register(string options)
    {
        var wanted = JsonDocument.Parse(options).RootElement;
        owner = wanted.GetProperty("user").GetProperty("id").GetString()!;
        byte[] data = [.. Head(Present | Verified | WithKey), .. new byte[16], 0, (byte)id.Length, .. id, .. PublicKey()];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Credential(new { clientDataJSON = Text(Client("webauthn.create", wanted)), attestationObject = Text(attestation), transports = new[] { "internal" } });
    }

    public string SignIn(string options)
    {
        var (client, head) = (Client("webauthn.get", JsonDocument.Parse(options).RootElement), Head(Present | Verified));
        var signature = key.SignData([.. head, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(head), signature = Text(signature), userHandle = owner });
    }

    public void Dispose() => key.Dispose();

    private string Credential(object response) => JsonSerializer.Serialize(new { id = Text(id), rawId = Text(id), type = "public-key", clientExtensionResults = new { }, response });

    private byte[] Client(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private byte[] Head(int flags) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), (byte)flags, .. BitConverter.GetBytes(++uses).Reverse()];

    /// <summary>As COSE: kind 2, algorithm -7, curve 1, x, y.</summary>
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
