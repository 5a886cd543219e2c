using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Across.OaiPmh;

/// <summary>A harvester that others wrote (Debian's libhttp-oai-perl) takes everything from a running node.</summary>
public sealed class ForeignHarvesterTests(TestNode node) : IClassFixture<TestNode>
{
    private const string Perl = "/usr/bin/perl", Module = "/usr/share/perl5/HTTP/OAI.pm";

    private const string Script = """
        use HTTP::OAI; use HTTP::OAI::Metadata::OAI_DC; use utf8; binmode(STDOUT, ':utf8');
        my $h = HTTP::OAI::Harvester->new(baseURL => $ARGV[0]);
        my $i = $h->Identify; die $i->message if $i->is_error;
        print "name ", $i->repositoryName, "\n";
        my $r = $h->ListRecords(metadataPrefix => 'oai_dc', handlers => { metadata => 'HTTP::OAI::Metadata::OAI_DC' }, onRecord => sub { my $rec = shift;
          print $rec->is_deleted ? "deleted " : "record ", $rec->identifier, " ", ($rec->metadata ? join('|', @{$rec->metadata->dc->{title}}) : ''), "\n"; });
        die $r->message if $r->is_error;
        """;

    [Fact]
    public async Task Everything_is_taken_across_pages_with_titles_and_tombstones()
    {
        Assert.SkipUnless(File.Exists(Perl) && File.Exists(Module), "The harvester of this test is missing: apt-get install libhttp-oai-perl");
        var city = await node.City("Surabaya", "id");
        var ids = await Publish(city, 230);
        await node.Settle();
        await city.Presses($"/practices/{ids[0]}", "withdraw");
        await node.Settle();
        var lines = await Harvest();
        Assert.Equal("name Reciproca", lines[0]);
        var records = lines.Where(l => l.StartsWith("record ", StringComparison.Ordinal) && l.Contains("Kampung", StringComparison.Ordinal)).ToList();
        Assert.Equal(229, records.Count);
        Assert.Contains($"record oai:localhost:{ids[7]} Kampung hijau nomor 7|Green kampung 7", records);
        Assert.Equal([$"deleted oai:localhost:{ids[0]} "], lines.Where(l => l.StartsWith("deleted", StringComparison.Ordinal)));
    }

    private Task<List<string>> Publish(TestCity city, int count) => node.Inside(async services =>
    {
        var (store, ids) = (services.GetRequiredService<RecordStore>(), new List<string>());
        for (var i = 0; i < count; i++)
        {
            var practice = new Practice();
            var record = store.Start(PracticeKind.Kind, city.Organisation, "id", practice);
            (record.Write("id").Title, record.Write("en").Title) = ($"Kampung hijau nomor {i}", $"Green kampung {i}");
            record.Publish(true, store.Now);
            await store.Save(record, practice);
            ids.Add(record.ShortId);
        }
        return ids;
    });

    private async Task<string[]> Harvest()
    {
        using var perl = Process.Start(new ProcessStartInfo(Perl, ["-e", Script, new Uri(node.Address, "/oai").ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, wrong) = (perl.StandardOutput.ReadToEndAsync(), perl.StandardError.ReadToEndAsync());
        await perl.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(perl.ExitCode == 0, await wrong);
        return (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
