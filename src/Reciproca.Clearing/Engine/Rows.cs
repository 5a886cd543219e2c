namespace Reciproca.Clearing.Engine;

/// <summary>What a row of the programme limits; with <see cref="RowKey.Id"/> it names the row in a certificate.</summary>
enum RowKind { Receive, Give, Shared, QuotaMost, QuotaShare, QuotaLeast, Forced }

readonly record struct RowKey(RowKind Kind, string Id)
{
    public bool IsWish => Kind is RowKind.QuotaLeast or RowKind.Forced;
    public bool IsCapacity => Kind is RowKind.Receive or RowKind.Give or RowKind.Shared;
}

/// <summary>
/// All rows, each Σ coefficient · arc ≤ limit, so that every dual is ≥ 0. A wish "at least n" is −Σ − missing ≤ −n, where each
/// missing unit costs <see cref="Penalty"/>.
/// </summary>
sealed class Rows
{
    readonly List<RowKey> keys = [];
    readonly List<long> limits = [];
    int[] start = [], row = [];
    long[] coefficient = [];

    public int Count => limits.Count;
    public long Penalty { get; init; }
    public RowKey Key(int r) => keys[r];
    public long Limit(int r) => limits[r];

    public int Add(RowKey key, long limit)
    {
        keys.Add(key);
        limits.Add(limit);
        return limits.Count - 1;
    }

    public void SetArcs(IReadOnlyList<List<(int Row, long Coefficient)>> arcs)
    {
        start = new int[arcs.Count + 1];
        for (int a = 0; a < arcs.Count; a++) start[a + 1] = start[a] + arcs[a].Count;
        row = [.. arcs.SelectMany(entries => entries.Select(entry => entry.Row))];
        coefficient = [.. arcs.SelectMany(entries => entries.Select(entry => entry.Coefficient))];
    }

    public ReadOnlySpan<int> Of(int arc) => row.AsSpan(start[arc], start[arc + 1] - start[arc]);
    public ReadOnlySpan<long> CoefficientsOf(int arc) => coefficient.AsSpan(start[arc], start[arc + 1] - start[arc]);

    public double Price(int arc, double[] duals)
    {
        double sum = 0;
        for (int i = start[arc]; i < start[arc + 1]; i++) sum += duals[row[i]] * coefficient[i];
        return sum;
    }

    public long Price(int arc, long[] duals)
    {
        long sum = 0;
        for (int i = start[arc]; i < start[arc + 1]; i++) sum += duals[row[i]] * coefficient[i];
        return sum;
    }
}
