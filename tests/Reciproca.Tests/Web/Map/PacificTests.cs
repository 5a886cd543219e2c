using Reciproca.Web.Map;
using Xunit;

namespace Reciproca.Tests.Web.Map;

public sealed class PacificTests
{
    private static readonly Place Palu = new("Palu", 119.87, -0.9), Suva = new("Suva", 178.44, -18.14), Montevideo = new("Montevideo", -56.19, -34.9), Paris = new("Paris", 2.35, 48.86);

    [Fact]
    public void Asia_lies_at_the_left_the_Americas_at_the_right_and_the_date_line_between_them()
    {
        Assert.True(Pacific.X(Palu) < Pacific.X(Suva));
        Assert.True(Pacific.X(Suva) < Pacific.X(Montevideo));
        Assert.Equal(Pacific.X(Suva with { Longitude = 179.9 }), Pacific.X(Suva with { Longitude = -179.9 }), 1d);
    }

    [Fact]
    public void A_place_outside_the_window_is_in_the_table_only()
    {
        var map = new Pacific("", [Palu, Paris], [new Crossing(Paris, Palu)]);
        Assert.Equal([Palu], map.Visible);
        Assert.Empty(map.VisibleCrossings);
        Assert.Contains(Paris, map.Places);
    }

    [Fact]
    public void An_arc_starts_and_ends_at_its_places() =>
        Assert.Matches($"^M{Pacific.X(Palu)} {Pacific.Y(Palu)}Q.* {Pacific.X(Montevideo)} {Pacific.Y(Montevideo)}$", Pacific.Arc(new Crossing(Palu, Montevideo)));

    [Fact]
    public void A_name_near_the_right_edge_is_not_cut()
    {
        Assert.Equal("end", Pacific.Anchor(Montevideo));
        Assert.Equal("start", Pacific.Anchor(Palu));
    }
}
