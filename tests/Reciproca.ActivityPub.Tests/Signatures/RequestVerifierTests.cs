using System.Text;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests.Signatures;

public class RequestVerifierTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero);
    private static readonly RsaSigningKey Rsa = RsaSigningKey.Generate("https://a.example/actor#main-key", "https://a.example/actor");
    private static readonly Ed25519SigningKey Edwards = Ed25519SigningKey.Generate("https://a.example/actor#ed", "https://a.example/actor");
    private static readonly byte[] Body = "{\"type\":\"Follow\"}"u8.ToArray();
    private static readonly Uri Inbox = new("https://b.example/inbox?p=9");
    private readonly FixedClock clock = new(Now);

    public static readonly TheoryData<SignatureScheme, bool> Kinds = new()
    {
        { SignatureScheme.Cavage, true }, { SignatureScheme.Cavage, false }, { SignatureScheme.Rfc9421, true }, { SignatureScheme.Rfc9421, false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_we_sign_we_verify_and_nothing_else(SignatureScheme scheme, bool rsa)
    {
        var key = Key(rsa);
        var fields = Sign(scheme, key);
        Assert.True(Verify(fields, Body, key).Accepted);
        Assert.Equal(SignatureRefusal.WrongDigest, Verify(fields, [.. Body, 1], key).Refusal);
        Assert.Equal(SignatureRefusal.WrongDigest, Verify(fields, [], key).Refusal);
        Assert.Equal(SignatureRefusal.WrongSignature, Verify(fields, Body, key, "https://b.example/other").Refusal);
        Assert.Equal(SignatureRefusal.WrongSignature, Verify(fields, Body, key, method: "PUT").Refusal);
        var forged = rsa ? (SigningKey)RsaSigningKey.Generate(key.Id, key.Owner) : Ed25519SigningKey.Generate(key.Id, key.Owner);
        Assert.Equal(SignatureRefusal.WrongSignature, Verify(fields, Body, forged).Refusal);
        var renamed = rsa ? (SigningKey)RsaSigningKey.FromPem("https://c.example/k", "", key.ExportPem()) : Ed25519SigningKey.FromPem("https://c.example/k", "", key.ExportPem());
        Assert.Equal(SignatureRefusal.UnknownKey, Verify(fields, Body, renamed).Refusal);
    }

    [Theory]
    [InlineData(SignatureScheme.Cavage, SignatureRefusal.OtherHost)]
    [InlineData(SignatureScheme.Rfc9421, SignatureRefusal.WrongSignature)]
    public void What_was_signed_for_another_host_is_refused(SignatureScheme scheme, SignatureRefusal expected) =>
        Assert.Equal(expected, Verify(Sign(scheme, Rsa), Body, Rsa, "https://c.example/inbox?p=9").Refusal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_clock_two_hours_off_is_refused_and_half_an_hour_is_not(SignatureScheme scheme, bool rsa)
    {
        var fields = Sign(scheme, Key(rsa));
        foreach (var (minutes, expected) in new[] { (30, true), (-30, true), (120, false), (-120, false) })
        {
            clock.Now = Now.AddMinutes(minutes);
            Assert.Equal(expected ? SignatureRefusal.None : SignatureRefusal.OutsideWindow, Verify(fields, Body, Key(rsa)).Refusal);
        }
    }

    [Theory]
    [InlineData("(request-target) host date digest", SignatureRefusal.None)]
    [InlineData("(request-target) host date", SignatureRefusal.TooLittleCovered)]
    [InlineData("(request-target) date digest", SignatureRefusal.TooLittleCovered)]
    [InlineData("host date digest", SignatureRefusal.TooLittleCovered)]
    [InlineData("(request-target) host digest", SignatureRefusal.TooLittleCovered)]
    [InlineData("(request-target) host date digest x-absent", SignatureRefusal.Missing)]
    public void A_cavage_signature_must_cover_target_host_time_and_body(string covered, SignatureRefusal expected)
    {
        var fields = Sign(SignatureScheme.Cavage, Rsa).ToDictionary(f => f.Key, f => f.Value);
        fields["Signature"] = $"keyId=\"{Rsa.Id}\",headers=\"{covered}\",signature=\"AA==\"";
        var text = CavageReader.Read(Message(fields))?.Base ?? "";
        fields["Signature"] = fields["Signature"].Replace("AA==", Convert.ToBase64String(Rsa.Sign(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(expected, Verify(fields, Body, Rsa).Refusal);
    }

    [Theory]
    [InlineData("\"@method\" \"@target-uri\" \"content-digest\"", SignatureRefusal.WrongSignature)]
    [InlineData("\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\"", SignatureRefusal.WrongSignature)]
    [InlineData("\"@method\" \"@authority\" \"@path\" \"content-digest\"", SignatureRefusal.TooLittleCovered)]
    [InlineData("\"@target-uri\" \"content-digest\"", SignatureRefusal.TooLittleCovered)]
    [InlineData("\"@method\" \"@target-uri\"", SignatureRefusal.TooLittleCovered)]
    [InlineData("\"@method\" \"@method\" \"@target-uri\" \"content-digest\"", SignatureRefusal.Missing)]
    [InlineData("\"@method\" \"@target-uri\" \"content-digest\" \"x-absent\"", SignatureRefusal.Missing)]
    [InlineData("\"@method\" \"@target-uri\" \"content-digest\";sf", SignatureRefusal.Missing)]
    public void A_message_signature_must_cover_method_target_and_body(string covered, SignatureRefusal expected)
    {
        var fields = Sign(SignatureScheme.Rfc9421, Rsa).ToDictionary(f => f.Key, f => f.Value);
        fields["Signature-Input"] = $"sig1=({covered});created={Now.ToUnixTimeSeconds()};keyid=\"{Rsa.Id}\"";
        Assert.Equal(expected, Verify(fields, Body, Rsa).Refusal);
    }

    [Fact]
    public void A_signature_without_any_time_or_past_its_end_is_refused()
    {
        var fields = Sign(SignatureScheme.Rfc9421, Rsa).ToDictionary(f => f.Key, f => f.Value);
        const string covered = "(\"@method\" \"@target-uri\" \"content-digest\")";
        fields["Signature-Input"] = $"sig1={covered};keyid=\"{Rsa.Id}\"";
        Assert.Equal(SignatureRefusal.TooLittleCovered, Verify(fields, Body, Rsa).Refusal);
        fields["Signature-Input"] = $"sig1={covered};created={Now.ToUnixTimeSeconds()};expires={Now.ToUnixTimeSeconds() - 60};keyid=\"{Rsa.Id}\"";
        Assert.Equal(SignatureRefusal.OutsideWindow, Verify(fields, Body, Rsa).Refusal);
    }

    [Theory]
    [InlineData("rsa-v1_5-sha256", SignatureRefusal.None)]
    [InlineData("ed25519", SignatureRefusal.UnknownAlgorithm)]
    [InlineData("hmac-sha256", SignatureRefusal.UnknownAlgorithm)]
    [InlineData("none", SignatureRefusal.UnknownAlgorithm)]
    public void The_key_decides_about_the_algorithm_and_not_the_message(string named, SignatureRefusal expected)
    {
        var fields = Sign(SignatureScheme.Rfc9421, Rsa).ToDictionary(f => f.Key, f => f.Value);
        var input = fields["Signature-Input"];
        if (named != "rsa-v1_5-sha256") fields["Signature-Input"] = input.Replace("rsa-v1_5-sha256", named);
        Assert.Equal(expected, Verify(fields, Body, Rsa).Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("keyId=\"a\"")]
    [InlineData("keyId=\"a\",keyId=\"b\",signature=\"AA==\"")]
    [InlineData("keyId=\"a\",signature=\"%%%\"")]
    [InlineData("keyId=\"a,signature=\"AA==\"")]
    [InlineData("====,,,,\"\"\"")]
    public void A_malformed_signature_counts_as_none(string signature) =>
        Assert.Equal(SignatureRefusal.Missing, Verify(new Dictionary<string, string> { ["Signature"] = signature, ["Date"] = HttpDate.Format(Now) }, Body, Rsa).Refusal);

    [Fact]
    public async Task A_key_that_no_longer_fits_is_looked_up_once_more()
    {
        var renewed = RsaSigningKey.Generate(Rsa.Id, Rsa.Owner);
        var asked = new List<bool>();
        ValueTask<PublicKey?> Find(string id, bool fresh, CancellationToken cancel)
        {
            asked.Add(fresh);
            return ValueTask.FromResult<PublicKey?>(fresh ? renewed.Public : Rsa.Public);
        }
        var verdict = await new RequestVerifier(clock).VerifyAsync(Message(Sign(SignatureScheme.Cavage, renewed)), Body, Find);
        Assert.True(verdict.Accepted);
        Assert.Equal([false, true], asked);
    }

    [Fact]
    public async Task No_key_is_looked_up_for_a_stale_signature()
    {
        clock.Now = Now.AddHours(3);
        var verdict = await new RequestVerifier(clock).VerifyAsync(
            Message(Sign(SignatureScheme.Cavage, Rsa)), Body, (_, _, _) => throw new InvalidOperationException("A key was asked for."));
        Assert.Equal(SignatureRefusal.OutsideWindow, verdict.Refusal);
    }

    private static SigningKey Key(bool rsa) => rsa ? Rsa : Edwards;

    private static IReadOnlyList<KeyValuePair<string, string>> Sign(SignatureScheme scheme, SigningKey key) =>
        scheme == SignatureScheme.Cavage ? RequestSigner.Cavage("POST", Inbox, Body, key, Now) : RequestSigner.Modern("POST", Inbox, Body, key, Now);

    private static HttpMessage Message(IEnumerable<KeyValuePair<string, string>> fields, string address = "https://b.example/inbox?p=9", string method = "POST") =>
        HttpMessage.Request(method, new Uri(address), fields);

    private SignatureVerdict Verify(
        IEnumerable<KeyValuePair<string, string>> fields, byte[] body, SigningKey key, string address = "https://b.example/inbox?p=9", string method = "POST") =>
        new RequestVerifier(clock).Verify(Message(fields, address, method), body, key.Public);
}
