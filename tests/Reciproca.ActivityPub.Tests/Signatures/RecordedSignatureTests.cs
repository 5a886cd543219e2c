using System.Text.RegularExpressions;
using Reciproca.ActivityPub.Json;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Proofs;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests.Signatures;

public class RecordedSignatureTests
{
    [Theory]
    [MemberData(nameof(WireSample.Names), MemberType = typeof(WireSample))]
    public void The_digest_of_a_recorded_message_fits_its_bytes_and_no_others(string name)
    {
        var sample = WireSample.Read(name);
        byte[] altered = [.. sample.Body, (byte)' '];
        if (sample.ContentDigest.Length > 0)
        {
            Assert.True(ContentDigest.ModernFits(sample.ContentDigest, sample.Body));
            Assert.False(ContentDigest.ModernFits(sample.ContentDigest, altered));
        }
        else
        {
            Assert.True(ContentDigest.LegacyFits(sample.Digest, sample.Body));
            Assert.False(ContentDigest.LegacyFits(sample.Digest, altered));
        }
    }

    [Theory]
    [MemberData(nameof(WireSample.Names), MemberType = typeof(WireSample))]
    public void A_recorded_message_passes_every_check_that_needs_no_key(string name)
    {
        var sample = WireSample.Read(name);
        var sent = Sent(sample);
        var verdict = new RequestVerifier(new FixedClock(sent)).Inspect(sample.Request(sent), sample.Body);
        Assert.Equal(SignatureRefusal.None, verdict.Refusal);
        Assert.Equal(new Uri(sample.Json.TextOrNull("actor")!).Host, new Uri(verdict.Signature!.KeyId).Host);
    }

    // node-b's actor is embedded in a recorded answer, so its keys are known; the other peers' keys were thrown away.
    [Theory]
    [InlineData("fedify-follow")]
    [InlineData("fedify-offer-agreement")]
    public void What_Fedify_signed_is_verified_with_its_own_key(string name)
    {
        var sample = WireSample.Read(name);
        var key = PublicKey.FromPem("https://node-b.test/actors/city#main-key", "https://node-b.test/actors/city", Pem())!;
        var verdicts = Around(sample).Select(d => new RequestVerifier(new FixedClock(d)).Verify(sample.Request(d), sample.Body, key)).ToList();
        Assert.Contains(verdicts, v => v.Accepted);
        var altered = WireSample.Read(name == "fedify-follow" ? "fedify-offer-agreement" : "fedify-follow").Body;
        Assert.All(Around(sample), d => Assert.False(new RequestVerifier(new FixedClock(d)).Verify(sample.Request(d), altered, key).Accepted));
    }

    [Theory]
    [InlineData("fedify-follow")]
    [InlineData("fedify-offer-agreement")]
    public void A_proof_by_Fedify_is_verified_with_its_own_key(string name)
    {
        var sample = WireSample.Read(name);
        var proof = Assert.Single(IntegrityProof.Read(sample.Json));
        var key = PublicKey.FromMultibase(proof.VerificationMethod, "", Multibase())!;
        // Fedify signs first with a proof and then adds its older signature, which the proof does not cover.
        var document = Without(sample, "signature");
        Assert.Equal(ProofVerdict.Valid, IntegrityProof.Verify(document, proof, key, Sent(sample)));
    }

    private static System.Text.Json.JsonElement Without(WireSample sample, string member)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(sample.Body)!.AsObject();
        node.Remove(member);
        return System.Text.Json.JsonSerializer.SerializeToElement(node);
    }

    private static string Embedded => SharedData.Text("wire-samples/fedify-accept-follow.json");

    private static string Pem() => Regex.Match(Embedded, "\"(-----BEGIN PUBLIC KEY-----.*?)\"").Groups[1].Value.Replace("\\n", "\n");

    private static string Multibase() => Regex.Match(Embedded, "\"(z6Mk[1-9A-HJ-NP-Za-km-z]+)\"").Groups[1].Value;

    private static IEnumerable<DateTimeOffset> Around(WireSample sample) => Enumerable.Range(-2, 5).Select(s => Sent(sample).AddSeconds(s));

    private static DateTimeOffset Sent(WireSample sample)
    {
        var created = Regex.Match(sample.SignatureInput, "created=([0-9]+)");
        if (created.Success) return DateTimeOffset.FromUnixTimeSeconds(long.Parse(created.Groups[1].Value));
        return new DateTimeOffset(2026, 11, 23, 20, 44, 51, TimeSpan.Zero);
    }
}
