namespace Reciproca.Storage;

/// <summary>A row with a time-ordered key (GUID v7). A body shares the key of its head.</summary>
public interface IKeyed
{
    Guid Id { get; set; }
}
