using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Reciproca.ActivityPub.Json;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Proofs;
using Reciproca.ActivityPub.Signatures;
using Spectre.Console;

namespace Reciproca.Bench.ActivityPub;

/// <summary>How many signatures, proofs and expansions one core does in a second, beside the bare operation under them in the same run.</summary>
internal static class ActivityPubBench
{
    private static readonly Uri Inbox = new("https://city.example/inbox");
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(2);

    public static int Run(string[] args)
    {
        if (Samples() is not { Count: > 0 } samples)
        {
            AnsiConsole.MarkupLine("The recorded messages are not on this machine: set RECIPROCA_SHARED.");
            return 2;
        }
        var table = new Table().AddColumns("one core", "per second", "at least", "of the bare operation");
        var kept = Signatures(table, samples[0]) & Documents(table, samples);
        AnsiConsole.Write(table);
        return kept ? 0 : 1;
    }

    private static bool Signatures(Table table, byte[] body)
    {
        using var rsa = RSA.Create(2048);
        var key = (RsaSigningKey)SigningKey.FromPem("https://a.example/actor#main-key", "https://a.example/actor", rsa.ExportPkcs8PrivateKeyPem());
        var text = new byte[300];
        var bareSignature = rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var sign = PerSecond(() => rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var verify = PerSecond(() => rsa.VerifyData(text, bareSignature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var verifier = new RequestVerifier(TimeProvider.System);
        var cavage = HttpMessage.Request("POST", Inbox, RequestSigner.Cavage("POST", Inbox, body, key, Now));
        var modern = HttpMessage.Request("POST", Inbox, RequestSigner.Modern("POST", Inbox, body, key, Now));
        Row(table, "bare RSA-2048 SignData", sign, 0, sign);
        var kept = Row(table, "sign, cavage", PerSecond(() => RequestSigner.Cavage("POST", Inbox, body, key, Now)), 1_000, sign);
        kept &= Row(table, "sign, RFC 9421", PerSecond(() => RequestSigner.Modern("POST", Inbox, body, key, Now)), 1_000, sign);
        Row(table, "bare RSA-2048 VerifyData", verify, 0, verify);
        kept &= Row(table, "verify, cavage, with digest", PerSecond(() => Must(verifier.Verify(cavage, body, key.Public).Accepted)), 5_000, verify);
        return kept & Row(table, "verify, RFC 9421, with digest", PerSecond(() => Must(verifier.Verify(modern, body, key.Public).Accepted)), 5_000, verify);
    }

    private static bool Documents(Table table, IReadOnlyList<byte[]> samples)
    {
        var next = 0;
        var parse = PerSecond(() => Must(BoundedJson.TryParse(samples[next++ % samples.Count], out _)));
        Row(table, $"bare JSON parse of {samples.Count} recorded messages", parse, 0, parse);
        var kept = Row(table, "parse and expand", PerSecond(() => Must(BoundedJson.TryParse(samples[next++ % samples.Count], out var json) && Expander.Expand(json).Root.Id is not null)), 5_000, parse);
        var key = Ed25519SigningKey.Generate("https://a.example/actor#ed", "https://a.example/actor");
        var signed = JsonElement.Parse(IntegrityProof.Sign(JsonElement.Parse("""{"@context":"https://www.w3.org/ns/activitystreams","id":"https://a.example/1","type":"Note","content":"x"}"""), key, Now));
        var proof = IntegrityProof.Read(signed)[0];
        var hash = IntegrityProof.HashData(signed, proof.Options);
        var signature = key.Sign(hash);
        var bare = PerSecond(() => Must(key.Public.Verify(hash, signature, SignatureAlgorithm.Ed25519)));
        Row(table, "bare Ed25519 verification", bare, 0, bare);
        Row(table, "verify an integrity proof", PerSecond(() => Must(IntegrityProof.Verify(signed, proof, key.Public, Now) == ProofVerdict.Valid)), 0, bare);
        return kept;
    }

    private static bool Row(Table table, string what, double perSecond, double atLeast, double bare)
    {
        var kept = perSecond >= atLeast;
        var least = atLeast > 0 ? atLeast.ToString("N0", CultureInfo.InvariantCulture) : "";
        table.AddRow(what, (kept ? "" : "[red]") + perSecond.ToString("N0", CultureInfo.InvariantCulture) + (kept ? "" : "[/]"), least, (perSecond / bare).ToString("P0", CultureInfo.InvariantCulture));
        return kept;
    }

    private static double PerSecond(Action action)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < Span / 4;) action();
        var count = 0;
        var watch = Stopwatch.StartNew();
        for (; watch.Elapsed < Span; count++) action();
        return count / watch.Elapsed.TotalSeconds;
    }

    private static void Must(bool held)
    {
        if (!held) throw new InvalidOperationException("What is measured does not work.");
    }

    private static List<byte[]>? Samples()
    {
        var folders = new List<string?> { Environment.GetEnvironmentVariable("RECIPROCA_SHARED") };
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent) folders.Add(Path.Combine(folder.FullName, "shared"));
        var found = folders.Select(f => Path.Combine(f ?? "", "data", "wire-samples")).FirstOrDefault(Directory.Exists);
        if (found is null) return null;
        return [.. Directory.GetFiles(found, "*.json").Order(StringComparer.Ordinal)
            .Select(f => JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(File.ReadAllBytes(f)).GetProperty("body")))];
    }
}
