using System.Text.Json.Nodes;
using Reciproca.Clearing;
using Reciproca.Operate;
using Xunit;

namespace Reciproca.Tests.Operate;

public sealed class RoundCommandTests : IDisposable
{
    private static readonly Dictionary<string, int> Weights = new() { ["topic"] = 3, ["text"] = 1 };
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    private static Exchange Exchange(string giver, string receiver, int topic)
    {
        var parts = new Dictionary<string, int> { ["topic"] = topic, ["text"] = 250 };
        return new($"{giver}-{receiver}", giver, receiver, WeightedSum.Of(Weights, parts)) { Parts = parts };
    }

    private static string Sound()
    {
        var round = new Round([new("Palu"), new("Rosario"), new("Baguio")], [Exchange("Palu", "Rosario", 900), Exchange("Rosario", "Baguio", 800), Exchange("Baguio", "Palu", 700), Exchange("Rosario", "Palu", 400)]) { Weights = Weights };
        using var written = new MemoryStream();
        RoundSolver.Clear(round).Certificate.Write(written);
        return System.Text.Encoding.UTF8.GetString(written.ToArray());
    }

    private (int Code, string Said) Verify(string content, double limit = 60)
    {
        File.WriteAllText(file, content);
        using var output = new StringWriter();
        return (RoundCommand.Run(new FileInfo(file), TimeSpan.FromSeconds(limit), output), output.ToString());
    }

    private (int Code, string Said) Changed(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(Sound())!;
        change(json);
        return Verify(json.ToJsonString());
    }

    [Fact]
    public void What_holds_is_said_to_hold_with_its_figures()
    {
        var (code, said) = Verify(Sound());
        Assert.Equal(0, code);
        Assert.Contains("3 exchanges in 1 cycles", said);
        Assert.Contains("all 4 are the weighted sum", said);
        Assert.Contains("Holds: no other choice can be more than 0 % better", said);
    }

    [Fact]
    public void A_score_that_is_not_the_sum_of_its_parts_is_found_out()
    {
        var (code, said) = Changed(json => json["exchanges"]![3]!["parts"]!["topic"] = 999);
        Assert.Equal(1, code);
        Assert.Contains("WrongScore: Rosario-Palu", said);
    }

    [Fact]
    public void A_plan_with_another_objective_is_found_out() => Assert.Equal(1, Changed(json => json["proof"]!["objective"] = 1).Code);

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"format\":\"reciproca-round-certificate/1\"}")]
    [InlineData("{\"format\":\"another\"}")]
    public void What_is_no_certificate_is_refused_in_one_sentence(string content)
    {
        var (code, said) = Verify(content);
        Assert.Equal(1, code);
        Assert.StartsWith("✗", said);
        Assert.Contains("no certificate", said);
    }

    [Theory]
    [InlineData("participants")]
    [InlineData("exchanges")]
    [InlineData("plan")]
    [InlineData("proof")]
    [InlineData("rules")]
    public void Holes_in_a_certificate_are_refused(string part) => Assert.Contains("no certificate", Changed(json => json[part] = null).Said);

    [Fact]
    public void An_empty_place_in_a_list_is_refused() => Assert.Contains("empty place", Changed(json => json["exchanges"]!.AsArray().Add(null)).Said);

    [Fact]
    public void A_name_cannot_move_the_cursor_of_the_terminal() =>
        Assert.DoesNotContain('\u001b', Changed(json => json["exchanges"]![0]!["giver"] = "\u001b[2JEvil").Said);

    [Fact]
    public void A_file_that_would_take_for_ever_is_given_up_with_a_clear_word()
    {
        // a complete graph of forty without prices to speak of: every cycle of ten must be looked at
        var names = Enumerable.Range(0, 40).Select(i => $"c{i}").ToList();
        var exchanges = from a in names from b in names where a != b select $$"""{"id":"{{a}}{{b}}x","giver":"{{a}}","receiver":"{{b}}","score":1,"success":1000000}""";
        var people = names.Select(n => $$"""{"id":"{{n}}","canGive":1,"canReceive":1,"facilitator":false,"neverMatched":false,"region":null}""");
        // prices that just cover each path of ten but no single exchange of it, so that every path is a candidate
        var prices = names.Select(n => $$""" "Receive:{{n}}":{{(n == "c0" ? 40 : 0)}} """);
        var json = $$$"""{"format":"reciproca-round-certificate/1","rules":{"objective":"Score","longestCycle":10,"longestChain":0,"bonusPermille":0,"quotas":[],"forced":[],"forbidden":[]},"participants":[{{{string.Join(',', people)}}}],"capacities":{},"exchanges":[{{{string.Join(',', exchanges)}}}],"plan":{"cycles":[],"chains":[],"relaxed":[]},"proof":{"unit":1,"scale":4,"penalty":0,"objective":0,"bound":10,"searchBound":10,"prices":{ {{{string.Join(',', prices)}}} },"cuts":[{"rows":["Receive:c1","Receive:c2","Receive:c3"],"price":1}]}}""";
        var (code, said) = Verify(json, limit: 1);
        Assert.Equal(1, code);
        Assert.True(said.Contains("could not be checked") || said.Contains("DOES NOT HOLD"), said);
    }
}
