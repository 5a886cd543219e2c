using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>The evaluations of an initiative that a visitor may read: all or none, because the strictest choice of any side is everybody's.</summary>
public sealed class EvaluationReader(AppDb db, Shelf shelf, Visitor visitor)
{
    private static readonly Func<AppDb, Guid, IAsyncEnumerable<Evaluation>> Of = EF.CompileAsyncQuery((AppDb db, Guid initiative) =>
        db.Set<Evaluation>().AsNoTracking().Include(e => e.Scores).Where(e => e.InitiativeId == initiative).OrderBy(e => e.Time).ThenBy(e => e.At).AsQueryable());

    public async Task<List<Evaluation>> All(Guid initiative)
    {
        var all = new List<Evaluation>();
        await foreach (var one in Of(db, initiative)) all.Add(one);
        return all;
    }

    public async Task<IReadOnlyList<Evaluation>> Readable(Ledger ledger)
    {
        var all = await shelf.Get((typeof(Evaluation), ledger.Initiative.Id), () => All(ledger.Initiative.Id));
        return EvaluationReaders.MayRead(EvaluationReaders.Strictest(all), visitor, ledger.Parties)
            ? [.. all.OrderBy(e => e.Time).ThenBy(e => ledger.Parties.TakeWhile(p => p.Id != e.PartyId).Count())] : [];
    }
}
