using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>Enters, corrects, takes back and judges figures. A figure is never overwritten: its correction takes its place.</summary>
public sealed class Reckoning(AppDb db, Visitor visitor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <exception cref="FigureMoved">Someone has corrected the same figure in between.</exception>
    public async Task Enter(Figure figure, Figure? instead)
    {
        (figure.Id, figure.PersonId, figure.At) = (Guid.CreateVersion7(Now), visitor.PersonId, Now);
        if (figure is Contribution gift) gift.Usd = (await RateTable.Read(db)).ToCents(gift.Amount, gift.Currency, gift.On);
        db.Add(figure);
        if (instead is not null) await Replace(instead, figure);
        Outbox.Add(db, new FigureEntered(figure.InitiativeId, figure.PartyId), figure.InitiativeId.ToString(), Now);
        await Commit(figure.InitiativeId);
    }

    public async Task TakeBack(Figure figure)
    {
        await Replace(figure, null);
        await Commit(figure.InitiativeId);
    }

    public async Task Judge(Figure figure, Party by, Verdict verdict, string? why)
    {
        db.Attach(figure);
        if (!figure.Stands) throw new FigureMoved();
        var judgement = figure.Judge(by, verdict, why, visitor.PersonId, Now);
        db.Add(judgement);
        Outbox.Add(db, new FigureJudged(judgement.Id), figure.InitiativeId.ToString(), Now);
        await Commit(figure.InitiativeId);
    }

    private Task Replace(Figure old, Figure? with)
    {
        if (!old.Stands) throw new FigureMoved();
        db.Attach(old);
        old.Replace(with, Now);
        return Task.CompletedTask;
    }

    private async Task Commit(Guid initiative)
    {
        Outbox.Add(db, new FiguresChanged(initiative), initiative.ToString(), Now);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new FigureMoved(); }
    }
}

/// <summary>The figure has been corrected or taken back since the person saw it.</summary>
public sealed class FigureMoved : Exception;

/// <summary>A party has said something that the others should confirm.</summary>
public sealed record FigureEntered(Guid InitiativeId, Guid PartyId);
