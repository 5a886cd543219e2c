using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Reciproca.ActivityPub.Json;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Proofs;

namespace Reciproca.ActivityPub.Tests.Proofs;

public class PublishedProofTests
{
    private const string Vectors = "vectors/eddsa-jcs/TestVectors";
    private static readonly DateTimeOffset Now = new(2023, 2, 24, 23, 36, 38, TimeSpan.Zero);

    [Fact]
    public void The_published_document_is_hashed_step_by_step_and_verified()
    {
        var signed = SharedData.Json($"{Vectors}/eddsa-jcs-2022/signedJCS.json");
        var proof = Assert.Single(IntegrityProof.Read(signed));
        Assert.Equal(Text("eddsa-jcs-2022/canonDocJCS.txt"), Encoding.UTF8.GetString(CanonicalJson.BytesWithout(signed, "proof")));
        Assert.Equal(Text("eddsa-jcs-2022/proofCanonJCS.txt"), Encoding.UTF8.GetString(CanonicalJson.BytesWithout(proof.Options, "proofValue")));
        Assert.Equal(Text("eddsa-jcs-2022/combinedHashJCS.txt"), Convert.ToHexStringLower(IntegrityProof.HashData(signed, proof.Options)));
        Assert.Equal(ProofVerdict.Valid, IntegrityProof.Verify(signed, proof, KeyOf(proof), Now));
        Assert.Equal(new DateTimeOffset(2023, 2, 24, 23, 36, 38, TimeSpan.Zero), proof.Created);
    }

    [Fact]
    public void The_published_key_makes_the_published_signature()
    {
        var pair = SharedData.Json($"{Vectors}/keyPair.json");
        var multibase = pair.GetProperty("publicKeyMultibase").GetString()!;
        var key = Ed25519SigningKey.FromMultibase($"did:key:{multibase}#{multibase}", "", pair.GetProperty("privateKeyMultibase").GetString()!)!;
        Assert.Equal(multibase, key.Public.Multibase);
        var signed = IntegrityProof.Sign(SharedData.Json($"{Vectors}/unsigned.json"), key, Now);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(signed), SharedData.Json($"{Vectors}/eddsa-jcs-2022/signedJCS.json")));
    }

    // The RDF cryptosuites hash another canonical form; their published hashes and keys still prove the key formats and Ed25519.
    [Theory]
    [InlineData("eddsa-rdfc-2022", "DataInt", "signedDataInt.json")]
    [InlineData("eddsa-rdfc-2022/employ", "DataInt", "signedDataInt.json")]
    [InlineData("Ed25519Signature2020", "EdSig", "signedEdSig.json")]
    public void A_signature_over_RDF_is_verified_from_its_published_hash_and_its_document_is_called_unsupported(string folder, string suffix, string file)
    {
        var signed = SharedData.Json($"{Vectors}/{folder}/{file}");
        var proof = Assert.Single(IntegrityProof.Read(signed));
        var key = KeyOf(proof);
        var hash = Convert.FromHexString(Text($"{folder}/combinedHash{suffix}.txt"));
        var parts = SHA256.HashData(Encoding.UTF8.GetBytes(Text($"{folder}/proofCanon{suffix}.txt"))).Concat(
            SHA256.HashData(Encoding.UTF8.GetBytes(Text($"{folder}/canonDoc{suffix}.txt"))));
        Assert.Equal(hash, parts);
        var signature = Base58.Decode(Text($"{folder}/sigBTC58{suffix}.txt").AsSpan(1))!;
        Assert.Equal(Text($"{folder}/sigHex{suffix}.txt"), Convert.ToHexStringLower(signature));
        Assert.True(key.Verify(hash, signature, SignatureAlgorithm.Ed25519));
        Assert.Equal(ProofVerdict.Unsupported, IntegrityProof.Verify(signed, proof, key, Now));
    }

    [Theory]
    [InlineData("signedProofSet1.json", 1)]
    [InlineData("signedProofSet2.json", 2)]
    [InlineData("signedProofChain1.json", 3)]
    [InlineData("signedProofChain2.json", 4)]
    public void A_set_or_chain_of_proofs_is_read_and_every_key_in_it_is_the_published_one(string file, int known)
    {
        var proofs = IntegrityProof.Read(SharedData.Json($"{Vectors}/proof-set-chain/{file}"));
        Assert.InRange(proofs.Count, 1, known);
        var pairs = SharedData.Json($"{Vectors}/proof-set-chain/multiKeyPairs.json");
        var published = pairs.EnumerateObject().ToDictionary(p => p.Value.GetProperty("publicKeyMultibase").GetString()!, p => p.Value.GetProperty("privateKeyMultibase").GetString()!);
        foreach (var proof in proofs)
        {
            Assert.False(proof.IsSupported);
            var multibase = KeyOf(proof).Multibase;
            Assert.Equal(multibase, Ed25519SigningKey.FromMultibase("", "", published[multibase])!.Public.Multibase);
        }
    }

    [Fact]
    public void The_scenarios_of_FEP_8b32_hold()
    {
        var blocks = Blocks("fep/fep/8b32/fep-8b32.feature");
        var key = Ed25519SigningKey.FromMultibase("https://server.example/users/alice#ed25519-key", "https://server.example/users/alice", "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq")!;
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(IntegrityProof.Sign(blocks[0], key, Now)), blocks[1]));
        var actor = ActivityPub.JsonLd.Expander.Expand(blocks[3]).Root;
        var proof = Assert.Single(IntegrityProof.Read(blocks[2]));
        var found = ActivityPub.Fetching.RemoteKeys.InActor(actor, proof.VerificationMethod)!;
        Assert.Equal(ProofVerdict.Valid, IntegrityProof.Verify(blocks[2], proof, found, Now));
    }

    [Fact]
    public void The_scenarios_of_FEP_521a_hold()
    {
        var text = SharedData.Text("fep/fep/521a/fep-521a.feature");
        var expected = Blocks("fep/fep/521a/fep-521a.feature").Select(b => b.GetProperty("publicKeyMultibase").GetString()).ToList();
        var hex = Regex.Matches(text, "hex string \"([0-9a-f]+)\"").Select(m => Convert.FromHexString(m.Groups[1].Value)).ToList();
        var edwards = PublicKey.FromMultibase("", "", "z" + Base58.Encode([0xed, 0x01, .. hex[0]]))!;
        var rsa = PublicKey.FromPem("", "", PemEncoding.WriteString("RSA PUBLIC KEY", hex[1]))!;
        Assert.Equal(expected, [edwards.Multibase, rsa.Multibase]);
        Assert.Equal(rsa.Pem, PublicKey.FromMultibase("", "", expected[1]!)!.Pem);
    }

    [Fact]
    public void A_changed_document_context_key_or_purpose_is_noticed()
    {
        var key = Ed25519SigningKey.Generate("https://a.example/k", "https://a.example/actor");
        var document = JsonElement.Parse("""{"@context":["https://www.w3.org/ns/activitystreams"],"id":"https://a.example/1","n":1.50}""");
        var signed = Encoding.UTF8.GetString(IntegrityProof.Sign(document, key, Now));
        Assert.Equal(ProofVerdict.Valid, Check(signed, key.Public));
        Assert.Equal(ProofVerdict.Valid, Check(signed.Replace("1.50", "15e-1"), key.Public));
        Assert.Equal(ProofVerdict.WrongSignature, Check(signed.Replace("1.50", "1.51"), key.Public));
        Assert.Equal(ProofVerdict.WrongContext, Check(new Regex("activitystreams").Replace(signed, "other", 1), key.Public));
        Assert.Equal(ProofVerdict.Malformed, Check(signed.Replace("assertionMethod", "authentication"), key.Public));
        Assert.Equal(ProofVerdict.WrongKey, Check(signed, Ed25519SigningKey.Generate("https://b.example/k", "").Public));
        Assert.Equal(ProofVerdict.WrongSignature, Check(signed, Ed25519SigningKey.Generate(key.Id, "").Public));
        Assert.Throws<FormatException>(() => IntegrityProof.Sign(JsonElement.Parse(signed), key, Now));
    }

    private static ProofVerdict Check(string json, PublicKey key)
    {
        var document = JsonElement.Parse(json);
        return IntegrityProof.Verify(document, Assert.Single(IntegrityProof.Read(document)), key, Now);
    }

    private static PublicKey KeyOf(ReceivedProof proof) =>
        PublicKey.FromMultibase(proof.VerificationMethod, "", proof.VerificationMethod.Split('#')[1])!;

    private static string Text(string file) => SharedData.Text($"{Vectors}/{file}");

    private static List<JsonElement> Blocks(string feature) =>
        [.. Regex.Matches(SharedData.Text(feature), "\"\"\"\\s*\n(.*?)\"\"\"", RegexOptions.Singleline).Select(m => JsonElement.Parse(m.Groups[1].Value))];
}
