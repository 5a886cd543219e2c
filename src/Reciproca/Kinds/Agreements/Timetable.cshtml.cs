using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Agreements.Procedures;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Agreements;

/// <summary>"To sign on 12 May the embassy must be told by 5 May": each party's country, counted back from the day of signing.</summary>
[OnRecord(Ability.Inside)]
public sealed class TimetableModel(RecordOfRequest found, Negotiating negotiating, CountryProcedures procedures, AppDb db, Visitor visitor, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Agreement Agreement { get; private set; } = null!;
    public IReadOnlyList<CountrySteps> Countries { get; private set; } = [];
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
    public bool MayTick { get; private set; }

    [BindProperty] public DateOnly? SignOn { get; set; }
    [BindProperty] public DateOnly? DoneOn { get; set; }

    public async Task OnGetAsync()
    {
        Agreement = await negotiating.Read(Record);
        (MayTick, SignOn) = (Record.Origin is null && Agreement.PartyOf(visitor) is not null && !Agreement.IsOver, ModelState.IsValid ? Agreement.SignOn : SignOn);
        var ticks = (await db.Set<ProcedureTick>().AsNoTracking().Where(t => t.AgreementId == Record.Id).ToListAsync()).ToLookup(t => t.Country);
        var countries = Agreement.Members.Select(p => p.Country).Where(c => c.Length > 0).Distinct().ToList();
        var known = await procedures.Of(countries);
        Countries = [.. countries.Select(c => new CountrySteps(c, [.. Agreement.Members.Where(p => p.Country == c)], known.GetValueOrDefault(c),
            known.GetValueOrDefault(c) is { } procedure ? Timetable.Of(procedure, Agreement.SignOn, ticks[c].ToDictionary(t => t.Step, t => t.DoneOn)) : []))];
    }

    /// <summary>Another day of signing moves all days with it.</summary>
    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostPlanAsync()
    {
        if (SignOn is null) this.Wrong(nameof(SignOn), texts["agreement.signon.missing"]);
        var refused = !ModelState.IsValid ? null : await negotiating.Do(Record.Id, deed =>
        {
            if (deed.Own is null) return "agreement.not-party";
            if (deed.Agreement.InForceSince is not null) return "agreement.signed-already";
            if (deed.Agreement.StartsOn < SignOn) return "agreement.startson.before";
            if (deed.Agreement.EndsOn <= SignOn) return "agreement.endson.before";
            deed.Agreement.SignOn = SignOn;
            deed.Say("planned", SignOn!.Value.ToString("yyyy-MM-dd"));
            deed.Tell("planned", SignOn!.Value.ToString("yyyy-MM-dd"));
            return null;
        });
        return await Answered(refused, nameof(SignOn), "agreement.planned");
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostTickAsync(string country, string step)
    {
        if (DoneOn is null) DoneOn = Today;
        if (DoneOn > Today) this.Wrong(nameof(DoneOn), texts["agreement.doneon.future"]);
        var known = await procedures.Of([country ?? ""]);
        var found = known.GetValueOrDefault(country ?? "")?.Steps.Find(s => s.Code == step);
        var refused = !ModelState.IsValid ? null : await negotiating.Do(Record.Id, deed =>
        {
            if (deed.Own is null) return "agreement.not-party";
            if (found is null || deed.Agreement.Members.All(p => p.Country != country)) return "agreement.no-such-step";
            if (db.Set<ProcedureTick>().Find(Record.Id, country, step) is { } old) db.Remove(old);
            else db.Add(new ProcedureTick { AgreementId = Record.Id, Country = country!, Step = step, DoneOn = DoneOn!.Value, Person = visitor.Name });
            deed.Say("step", $"{country}: {found.In(texts.Language).Title}");
            return null;
        });
        return await Answered(refused, "", "agreement.ticked");
    }

    private async Task<IActionResult> Answered(string? refused, string field, string said)
    {
        if (refused is not null) this.Wrong(field, texts[refused]);
        if (ModelState.IsValid) return this.Done($"/agreements/{Record.ShortId}/timetable", said);
        await OnGetAsync();
        return this.Refused(refused is null || field.Length > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }
}

/// <summary>The steps of one country for the parties that are in it; null and empty where we know of no procedure.</summary>
public sealed record CountrySteps(string Country, IReadOnlyList<AgreementParty> Parties, Procedure? Procedure, IReadOnlyList<Deadline> Steps);
