namespace Reciproca.Clearing.Engine;

/// <summary>A path found by pricing with its scaled reduced cost.</summary>
readonly record struct PricedPath(long Reduced, int[] Arcs)
{
    /// <summary>The best few, best first; ties by order of discovery, so that the outcome is the same every time.</summary>
    public static List<PricedPath> Best(List<PricedPath> found, int most) =>
        found.Count <= most ? found : [.. found.OrderByDescending(path => path.Reduced).Take(most)];
}
