using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements.Procedures;

/// <summary>The procedures in force on this node: ours, and in their place those that the secretariat has written.</summary>
public sealed class CountryProcedures(AppDb db)
{
    private static readonly Lazy<IReadOnlyDictionary<string, Procedure>> Shipped = new(() =>
    {
        using var reader = new StreamReader(typeof(CountryProcedures).Assembly.GetManifestResourceStream("Reciproca.Kinds.Agreements.Procedures.Standard.procedures")!);
        return ProcedureFile.Read(reader).ToDictionary(p => p.Country);
    });

    public static IReadOnlyDictionary<string, Procedure> Standard => Shipped.Value;

    public async Task<IReadOnlyDictionary<string, Procedure>> Of(IReadOnlyCollection<string> countries)
    {
        var own = await Rows().AsNoTracking().Where(p => countries.Contains(p.Country)).ToDictionaryAsync(p => p.Country);
        return countries.Distinct().Select(c => own.GetValueOrDefault(c) ?? Standard.GetValueOrDefault(c)).OfType<Procedure>().ToDictionary(p => p.Country);
    }

    public async Task<IReadOnlyList<Procedure>> All()
    {
        var own = await Rows().AsNoTracking().ToListAsync();
        return [.. Standard.Values.Where(s => own.TrueForAll(o => o.Country != s.Country)).Concat(own)];
    }

    /// <summary>The secretariat's own row, tracked; made from ours at the first change, or empty for a country that we know nothing of.</summary>
    public async Task<Procedure> Own(string country, Func<Guid> key)
    {
        if (await Rows().SingleOrDefaultAsync(p => p.Country == country) is { } own) return own;
        var copy = new Procedure { Id = key(), Country = country };
        if (Standard.GetValueOrDefault(country) is { } shipped) Copy(shipped, copy, key);
        db.Add(copy);
        return copy;
    }

    public async Task<bool> Drop(string country)
    {
        if (await Rows().SingleOrDefaultAsync(p => p.Country == country) is not { } own) return false;
        db.Remove(own);
        return true;
    }

    private static void Copy(Procedure from, Procedure to, Func<Guid> key)
    {
        (to.Sources, to.NotedOn) = (from.Sources, from.NotedOn);
        to.About.AddRange(from.About.Select(a => new ProcedureAbout { ProcedureId = to.Id, Language = a.Language, Text = a.Text }));
        foreach (var step in from.Ordered)
        {
            var own = new ProcedureStep { Id = key(), ProcedureId = to.Id, Code = step.Code, Place = step.Place, Days = step.Days, After = step.After };
            own.Texts.AddRange(step.Texts.Select(t => new ProcedureText { StepId = own.Id, Language = t.Language, Title = t.Title, Authority = t.Authority, Documents = t.Documents }));
            to.Steps.Add(own);
        }
    }

    private IQueryable<Procedure> Rows() => db.Set<Procedure>().Include(p => p.About).Include(p => p.Steps).ThenInclude(s => s.Texts).AsSplitQuery();
}
