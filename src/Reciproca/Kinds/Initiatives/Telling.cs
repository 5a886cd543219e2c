using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>A party has entered figures: the others are asked to confirm, once a day however many there are.</summary>
public sealed class AskForConfirmationOfFigures(AppDb db, Bell bell, TimeProvider clock) : IReaction<FigureEntered>
{
    public async Task React(FigureEntered entered, CancellationToken cancel)
    {
        var record = await db.Set<Record>().AsNoTracking().Include(r => r.Versions).SingleAsync(r => r.Id == entered.InitiativeId, cancel);
        var parties = await db.Set<Party>().AsNoTracking().Include(p => p.Organisation).Where(p => p.InitiativeId == entered.InitiativeId).ToListAsync(cancel);
        var who = parties.Single(p => p.Id == entered.PartyId);
        var cause = $"figures:{entered.PartyId:N}:{clock.GetUtcNow():yyyyMMdd}";
        foreach (var other in parties.Where(p => p.TakesPart && p.Id != who.Id && p.OrganisationId is not null))
            await bell.Ring(other.OrganisationId!.Value, new Told(cause, "notice.figures", $"{InitiativeKind.Kind.Address(record)}#contributions", who.Name, record.Best(record.SourceLanguage).Title));
    }
}

/// <summary>Another party has confirmed or disputed a figure: whose word it is hears of it.</summary>
public sealed class TellOfJudgement(AppDb db, Bell bell) : IReaction<FigureJudged>
{
    public async Task React(FigureJudged judged, CancellationToken cancel)
    {
        var judgement = await db.Set<Judgement>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == judged.JudgementId, cancel);
        if (judgement is null) return;
        var record = await db.Set<Record>().AsNoTracking().Include(r => r.Versions).SingleAsync(r => r.Id == judgement.InitiativeId, cancel);
        var parties = await db.Set<Party>().AsNoTracking().Include(p => p.Organisation).Where(p => p.InitiativeId == record.Id).ToListAsync(cancel);
        var owner = await db.Set<Contribution>().Where(c => c.Id == judgement.FigureId).Select(c => (Guid?)c.PartyId).SingleOrDefaultAsync(cancel)
            ?? await db.Set<Indicator>().Where(i => i.Id == judgement.FigureId).Select(i => i.PartyId).SingleAsync(cancel);
        if (parties.Single(p => p.Id == owner).OrganisationId is not { } organisation) return;
        var key = judgement.Verdict == Verdict.Confirmed ? "notice.figure-confirmed" : "notice.figure-disputed";
        await bell.Ring(organisation, new Told($"judgement:{judgement.Id:N}", key, $"{InitiativeKind.Kind.Address(record)}#contributions", parties.Single(p => p.Id == judgement.PartyId).Name, record.Best(record.SourceLanguage).Title));
    }
}
