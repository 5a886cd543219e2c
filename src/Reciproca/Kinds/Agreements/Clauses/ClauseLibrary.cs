using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements.Clauses;

/// <summary>The clauses that drafts begin with: ours, and in their place those that this network has written.</summary>
public sealed class ClauseLibrary(AppDb db)
{
    private static readonly Lazy<IReadOnlyList<LibraryClause>> Shipped = new(ReadAll);

    /// <summary>What we ship, in its order.</summary>
    public static IReadOnlyList<LibraryClause> Standard => Shipped.Value;

    /// <summary>What a draft may take, in order; retired ones are left out unless wanted.</summary>
    public async Task<IReadOnlyList<LibraryClause>> All(bool retired = false)
    {
        var own = await db.Set<LibraryClause>().AsNoTracking().Include(c => c.Texts).ToDictionaryAsync(c => c.Code);
        return [.. Standard.Where(c => !own.ContainsKey(c.Code)).Concat(own.Values).Where(c => retired || c.RetiredAt is null).OrderBy(c => c.Place).ThenBy(c => c.Code)];
    }

    /// <summary>The network's own row of a clause, made from ours at the first change.</summary>
    public async Task<LibraryClause?> Own(string code, Func<Guid> key)
    {
        if (await db.Set<LibraryClause>().Include(c => c.Texts).SingleOrDefaultAsync(c => c.Code == code) is { } own) return own;
        if (Standard.FirstOrDefault(c => c.Code == code) is not { } shipped) return null;
        var copy = new LibraryClause { Id = key(), Code = code, Place = shipped.Place };
        copy.Texts.AddRange(shipped.Texts.Select(t => new LibraryText { ClauseId = copy.Id, Language = t.Language, Heading = t.Heading, Text = t.Text }));
        db.Add(copy);
        return copy;
    }

    private static List<LibraryClause> ReadAll()
    {
        var assembly = typeof(ClauseLibrary).Assembly;
        var all = new Dictionary<string, LibraryClause>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".clauses", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            foreach (var (code, heading, text) in Read(reader.ReadToEnd()))
            {
                if (!all.TryGetValue(code, out var clause)) all[code] = clause = new LibraryClause { Code = code, Place = (all.Count + 1) * 10 };
                clause.Texts.Add(new LibraryText { Language = resource.Split('.')[^2], Heading = heading, Text = text });
            }
        }
        return [.. all.Values];
    }

    private static IEnumerable<(string Code, string Heading, string Text)> Read(string file) =>
        from block in ("\n" + file).Split("\n[").Skip(1)
        let lines = block.Split('\n', 2)
        let end = lines[0].IndexOf(']')
        select (lines[0][..end], lines[0][(end + 1)..].Trim(), lines[1].Trim());
}
