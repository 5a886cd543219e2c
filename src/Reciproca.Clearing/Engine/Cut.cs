namespace Reciproca.Clearing.Engine;

/// <summary>An inequality that every plan keeps and the relaxation may not: Σ coefficient · column ≤ limit, no coefficient below zero.</summary>
abstract class Cut
{
    public abstract long Limit { get; }

    /// <summary>A path that uses none of these has coefficient 0.</summary>
    public abstract IReadOnlyCollection<int> Rows { get; }

    public abstract long Coefficient(ReadOnlySpan<int> arcs);
    public virtual long Coefficient(Column column) => Coefficient(column.Arcs);
}
