using System.Text.RegularExpressions;

namespace Reciproca.ActivityPub.Tests;

public class FollowerDigestTests
{
    [Fact]
    public void The_worked_example_of_FEP_8fcf_comes_out()
    {
        var followers = new[] { "https://testing.example.org/users/1", "https://testing.example.org/users/2" };
        var text = SharedData.Text("fep/fep/8fcf/fep-8fcf.md");
        var (first, second, together) = Regex.Match(text, "`([0-9a-f]{64}) XOR ([0-9a-f]{64}) = ([0-9a-f]{64})`") is var m
            ? (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value) : default;
        var listed = Regex.Matches(text, "https://testing\\.example\\.org/users/[0-9]+").Select(x => x.Value).Distinct().ToList();
        Assert.Contains(listed, l => FollowerDigest.Of([l]) == first || FollowerDigest.Of([l]) == second);
        Assert.Equal(together, FollowerDigest.Of(listed.Where(l => FollowerDigest.Of([l]) == first || FollowerDigest.Of([l]) == second)));
        Assert.Equal(FollowerDigest.Of(followers), FollowerDigest.Of(followers.Reverse()));
    }

    [Fact]
    public void Nobody_has_a_digest_of_zeros() => Assert.Equal(new string('0', 64), FollowerDigest.Of([]));

    [Fact]
    public void A_header_is_heeded_only_for_the_senders_own_collection()
    {
        var header = new CollectionSynchronization("https://a.example/f", "https://a.example/f?part=b", FollowerDigest.Of(["https://b.example/1"]));
        Assert.True(CollectionSynchronization.TryRead(header.ToString(), "https://a.example/f", out var read));
        Assert.Equal(header, read);
        Assert.False(CollectionSynchronization.TryRead(header.ToString(), "https://a.example/other", out _));
        Assert.False(CollectionSynchronization.TryRead((header with { Part = "https://victim.example/f" }).ToString(), "https://a.example/f", out _));
        Assert.False(CollectionSynchronization.TryRead("collectionId", "https://a.example/f", out _));
    }
}
