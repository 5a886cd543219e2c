using System.Text;
using System.Text.Json;
using CsCheck;
using Reciproca.ActivityPub.Discovery;
using Reciproca.ActivityPub.Json;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Proofs;
using Reciproca.ActivityPub.Signatures;
using Reciproca.ActivityPub.StructuredFields;

namespace Reciproca.ActivityPub.Tests;

/// <summary>Whatever a stranger sends is answered with a value or with the documented refusal, and for little memory.</summary>
public class HostileInputTests
{
    // A document of 64 kB may cost some megabytes, not hundreds.
    private const long MostAllocated = 32L << 20;

    private static readonly PublicKey Key = Ed25519SigningKey.Generate("https://a.example/k", "https://a.example/actor").Public;
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 20, 16, 7, TimeSpan.Zero);

    private static readonly Gen<string> Words = Gen.OneOf(
        "id", "type", "@id", "@type", "@context", "@value", "@language", "@list", "@set", "@graph", "@reverse", "@container", "@vocab", "@base", "@json", "@none",
        "actor", "object", "to", "name", "nameMap", "orderedItems", "proof", "publicKey", "as", "as:Public", "a", "b", "a:b", "b:a", "_:x", ":", "", "https://x/y",
        "https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1", "\\ud800", "2026-11-23T20:16:07Z", "urn:x", "@protected", "@propagate");

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth > 6
        ? Words.Select(w => $"\"{w}\"")
        : Gen.Frequency(
            (3, Words.Select(w => $"\"{w}\"")),
            (1, Gen.OneOf("1", "-0", "1e400", "true", "null", "1.5", "{}", "[]")),
            (2, inner.Array[0, 4].Select(items => "[" + string.Join(",", items) + "]")),
            (5, Gen.Select(Words, inner).Array[0, 5].Select(members => "{" + string.Join(",", members.DistinctBy(m => m.Item1).Select(m => $"\"{m.Item1}\":{m.Item2}")) + "}"))));

    private static readonly Gen<string> Scraps = Gen.OneOf(
        Gen.OneOf("sig1=", "(", ")", "\"@method\"", "\"@target-uri\"", ";created=", "1795464967", ";keyid=\"", "\"", ":", ":AA==:", "keyId=\"a\"", ",", "=", ";", "?1", "@", "%\"",
            "%c3%bc", "-", "1.5", "999999999999999999999", "headers=\"(request-target) host date\"", "signature=\"AA==\"", " ", "\t", "\\", "*", "é", "\0", "a", "sha-256=", "\"@query-param\";name=\"p\""),
        Gen.String[0, 6]);

    private static readonly Gen<string> Fields = Scraps.Array[0, 24].Select(string.Concat);

    [Fact]
    public void A_random_document_is_read_or_refused() => Json.Sample(json => Bounded(() => ReadDocument(Encoding.UTF8.GetBytes(json))), iter: 20_000);

    [Theory]
    [MemberData(nameof(WireSample.Names), MemberType = typeof(WireSample))]
    public void A_recorded_message_with_bytes_changed_is_read_or_refused(string name)
    {
        var body = WireSample.Read(name).Body;
        var change = Gen.Select(Gen.Int[0, body.Length - 1], Gen.Byte).Array[1, 8];
        change.Sample(changes => Bounded(() => ReadDocument(Changed(body, changes))), iter: 500);
    }

    [Fact]
    public void A_random_signature_is_read_or_refused() => Gen.Select(Fields, Fields, Fields).Sample((signature, input, digest) => Bounded(() =>
    {
        var lines = new Dictionary<string, string> { ["Signature"] = signature, ["Signature-Input"] = input, ["Content-Digest"] = digest, ["Digest"] = digest, ["Date"] = input, ["Host"] = "h" };
        var verifier = new RequestVerifier(new FixedClock(Now));
        Assert.False(verifier.Verify(HttpMessage.Request("POST", "https", "h", "/inbox", lines), [1], Key).Accepted);
        lines.Remove("Signature-Input");
        Assert.False(verifier.Verify(HttpMessage.Request("POST", "https", "h", digest, lines), [1], Key).Accepted);
        CollectionSynchronization.TryRead(signature, "https://a.example/f", out _);
    }), iter: 20_000);

    [Fact]
    public void What_a_random_field_is_read_as_is_written_and_read_again_alike() => Fields.Sample(field => Bounded(() =>
    {
        if (FieldReader.TryDictionary(field, out var dictionary) && FieldWriter.Dictionary(dictionary) is { Length: > 0 } written)
        {
            Assert.True(FieldReader.TryDictionary(written, out var again));
            Assert.Equal(written, FieldWriter.Dictionary(again));
        }
        FieldReader.TryItem(field, out _);
        FieldReader.TryList(field, out _);
    }), iter: 20_000);

    [Fact]
    public void A_random_date_is_read_or_null()
    {
        var scraps = Gen.OneOf("2026", "-", "11", "23", "T", "20:16:07", ".", "999999999999", "Z", "+14:00", "-99:99", "Mon, ", "23 Nov 2026 ", " GMT", "0000", "9999-12-31T23:59:59", "١", "\0");
        scraps.Array[0, 12].Select(string.Concat).Sample(text => Bounded(() =>
        {
            HttpDate.Parse(text);
            HttpDate.ParseXml(text);
        }), iter: 20_000);
    }

    [Fact]
    public void A_random_key_or_address_is_read_or_null()
    {
        var pem = RsaSigningKey.Generate("", "").Public.Pem;
        var multibase = Key.Multibase;
        Gen.Select(Gen.Select(Gen.Int[0, 300], Gen.Char.AlphaNumeric).Array[1, 6], Gen.String[0, 40]).Sample((changes, text) => Bounded(() =>
        {
            PublicKey.FromPem("", "", Changed(pem, changes));
            PublicKey.FromMultibase("", "", Changed(multibase, changes));
            PublicKey.FromPem("", "", text);
            PublicKey.FromMultibase("", "", "z" + text);
            WebFingerAddress.TryParse(text, out _);
            WebFingerQuestion.Read(text);
            Origins.Same(text, "https://" + text);
        }), iter: 2_000);
    }

    [Theory]
    [InlineData(60_000, "(")]
    [InlineData(60_000, "a,")]
    [InlineData(30_000, "a;")]
    [InlineData(20_000, "a;b,")]
    [InlineData(15_000, ";k1")]
    [InlineData(60_000, "\"")]
    public void A_long_field_of_one_pattern_costs_little(int times, string pattern) => Bounded(() =>
    {
        var field = string.Concat(Enumerable.Repeat(pattern, times));
        FieldReader.TryDictionary(field, out _);
        FieldReader.TryList(field, out _);
        FieldReader.TryItem("a" + field, out _);
    });

    [Fact]
    public void A_context_that_grows_at_every_level_is_refused_before_it_costs_much()
    {
        string Context(int level) => "{" + string.Join(",", Enumerable.Range(0, 300).Select(i => $"\"t{level}x{i}\":\"https://x/{i}\"")) + "}";
        var document = Enumerable.Range(0, 14).Aggregate("{}", (inner, level) => $$"""{"@context":{{Context(level)}},"object":{{inner}}}""");
        Bounded(() => ReadDocument(Encoding.UTF8.GetBytes(document)));
        Assert.Throws<ExpansionException>(() => Expander.Expand(JsonElement.Parse(document)));
    }

    [Fact]
    public void Contexts_of_ones_own_in_every_object_are_refused_before_they_cost_much()
    {
        var small = string.Join(",", Enumerable.Range(0, 1_900).Select(i => $$"""{"@context":[{"t{{i}}":"https://x/{{i}}"},{"u{{i}}":"https://x/"}],"name":"x"}"""));
        Bounded(() => Assert.Throws<ExpansionException>(() => Expander.Expand(JsonElement.Parse($$"""{"tag":[{{small}}]}"""))));
        var text = "{" + string.Join(",", Enumerable.Range(0, 1_000).Select(i => $"\"t{i}\":\"https://x/{i}\"")) + "}";
        var large = string.Join(",", Enumerable.Repeat($$"""{"p":1}""", 1_900));
        Bounded(() => Assert.Throws<ExpansionException>(() => Expander.Expand(JsonElement.Parse($$"""{"@context":{"p":{"@id":"https://x/p","@context":{{text}} } },"tag":[{{large}}]}"""))));
    }

    private static void ReadDocument(byte[] bytes)
    {
        if (!BoundedJson.TryParse(bytes, out var json)) return;
        foreach (var proof in IntegrityProof.Read(json)) IntegrityProof.Verify(json, proof, Key, Now);
        WebFingerDocument.Read(json);
        try
        {
            var root = Expander.Expand(json).Root;
            _ = (root.IsPublic, root.Text(As.Name), root.Texts(As.Content), root.Moment(As.Published), root.Number(Vf.HasNumericalValue), root.Truth(As.Sensitive));
            _ = (Origins.MaySign(Key, root), Origins.Owner(root), ActivityPub.Fetching.RemoteKeys.InActor(root, "https://a.example/k"));
            foreach (var node in root.Nodes(As.Object)) _ = (Origins.EmbeddedIsTrusted(root, node), Origins.MayCreate(root, node), Origins.MayChange(root, node));
        }
        catch (ExpansionException)
        {
            // The documented refusal.
        }
    }

    private static void Bounded(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MostAllocated, $"{allocated >> 20} MB were allocated.");
    }

    private static byte[] Changed(byte[] bytes, (int At, byte To)[] changes)
    {
        var changed = (byte[])bytes.Clone();
        foreach (var (at, to) in changes) changed[at] = to;
        return changed;
    }

    private static string Changed(string text, (int At, char To)[] changes)
    {
        var changed = text.ToCharArray();
        foreach (var (at, to) in changes) changed[at % changed.Length] = to;
        return new(changed);
    }
}
