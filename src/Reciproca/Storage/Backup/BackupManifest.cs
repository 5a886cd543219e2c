using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Reciproca.Storage.Backup;

/// <summary>What a backup holds, so that a reader can tell whether all of it is there.</summary>
/// <param name="Migrations">The model that wrote it; a newer one can restore it after an older one's migrations.</param>
/// <param name="Tables">Rows per table, in an order in which they can be inserted.</param>
/// <param name="Files">SHA-256 of every entry but the manifest.</param>
public sealed record BackupManifest(DateTime At, string LastMigration, Dictionary<string, long> Tables, SortedDictionary<string, string> Files)
{
    public const string Entry = "manifest.json";

    /// <summary>Folders of the data directory that are kept; the index is made anew.</summary>
    public static readonly string[] Folders = ["blobs", "keys", "lexicon"];

    public long Rows => Tables.Values.Sum();

    /// <summary>Tables ordered so that what is referred to comes first.</summary>
    public static IReadOnlyList<IEntityType> InOrder(AppDb db)
    {
        var ordered = new List<IEntityType>();
        void Visit(IEntityType type)
        {
            if (ordered.Contains(type)) return;
            foreach (var key in type.GetForeignKeys().Where(k => k.PrincipalEntityType != type)) Visit(key.PrincipalEntityType);
            ordered.Add(type);
        }
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsMappedToJson()).OrderBy(t => t.Name)) Visit(type);
        return ordered;
    }
}
