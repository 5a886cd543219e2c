using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests.Signatures;

public class Rfc9421Tests
{
    private static string Request => Rfc9421Document.Blocks("## Test Cases")[0];
    private static string Response => Rfc9421Document.Blocks("## Test Cases")[1];

    [Theory]
    [InlineData("### Minimal Signature Using rsa-pss-sha512")]
    [InlineData("### Selective Covered Components using rsa-pss-sha512")]
    [InlineData("### Full Coverage using rsa-pss-sha512")]
    public void A_PSS_signature_of_the_standard_is_verified(string heading)
    {
        var signature = Signed(heading, Request);
        var key = PublicKey.FromPem("test-key-rsa-pss", "", Rfc9421Document.Pem("### Example RSA PSS Key", "PUBLIC KEY"))!;
        Assert.True(key.Verify(Encoding.ASCII.GetBytes(signature.Base), signature.Bytes, SignatureAlgorithm.RsaPssSha512));
        Assert.False(key.Verify(Encoding.ASCII.GetBytes(signature.Base + " "), signature.Bytes, SignatureAlgorithm.RsaPssSha512));
    }

    [Fact]
    public void The_Ed25519_signature_of_the_standard_is_verified_and_made_again_byte_for_byte()
    {
        var signature = Signed("### Signing a Request using ed25519", Request);
        Assert.True(Ed25519.Verify(Encoding.ASCII.GetBytes(signature.Base), signature.Bytes, SignatureAlgorithm.Ed25519));
        var own = SigningKey.FromPem("test-key-ed25519", "", Rfc9421Document.Pem("### Example Ed25519 Test Key", "PRIVATE KEY"));
        Assert.Equal(signature.Bytes, own.Sign(Encoding.ASCII.GetBytes(signature.Base)));
    }

    [Fact]
    public void The_ECDSA_signature_over_a_response_covers_the_same_text()
    {
        // The printed response carries another digest than the printed base; the base is what was signed.
        var heading = "### Signing a Response using ecdsa-p256-sha256";
        var digest = Regex.Match(Rfc9421Document.Blocks(heading)[0], "\"content-digest\": (.*)").Groups[1].Value;
        var signature = Signed(heading, Regex.Replace(Response, "Content-Digest: .*", "Content-Digest: " + digest));
        Assert.True(VerifyEcdsa(signature));
    }

    [Fact]
    public void The_shared_secret_signature_covers_the_same_text()
    {
        var signature = Signed("### Signing a Request using hmac-sha256", Request);
        var secret = Convert.FromBase64String(Rfc9421Document.Blocks("### Example Shared Secret")[0]);
        Assert.Equal(signature.Bytes, HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signature.Base)));
    }

    [Fact]
    public void The_signature_of_the_proxy_is_verified()
    {
        var blocks = Rfc9421Document.Blocks("## TLS-Terminating Proxies");
        var signature = Assert.Single(MessageSignatureReader.Read(Rfc9421Document.Message(blocks[4])));
        Assert.Equal(blocks[2], signature.Base);
        Assert.True(VerifyEcdsa(signature));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public void A_transformed_message_keeps_its_signature_only_where_the_standard_says_so(int block, bool valid)
    {
        var blocks = Rfc9421Document.Blocks("## HTTP Message Transformations");
        var signature = Assert.Single(MessageSignatureReader.Read(Rfc9421Document.Message(blocks[block])));
        Assert.Equal(valid, signature.Base == blocks[1].Replace("\\\n  ", ""));
        Assert.Equal(valid, Ed25519.Verify(Encoding.ASCII.GetBytes(signature.Base), signature.Bytes, SignatureAlgorithm.Ed25519));
    }

    private static PublicKey Ed25519 => PublicKey.FromPem("test-key-ed25519", "", Rfc9421Document.Pem("### Example Ed25519 Test Key", "PUBLIC KEY"))!;

    private static ReceivedSignature Signed(string heading, string message)
    {
        var blocks = Rfc9421Document.Blocks(heading);
        var signature = Assert.Single(MessageSignatureReader.Read(Rfc9421Document.Message(message, blocks[1])));
        Assert.Equal(blocks[0], signature.Base);
        return signature;
    }

    private static bool VerifyEcdsa(ReceivedSignature signature)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(Rfc9421Document.Pem("### Example ECC P-256 Test Key", "PUBLIC KEY"));
        return key.VerifyData(Encoding.ASCII.GetBytes(signature.Base), signature.Bytes, HashAlgorithmName.SHA256);
    }
}
