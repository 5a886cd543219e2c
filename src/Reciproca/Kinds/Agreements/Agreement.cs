using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>
/// What two or more local governments agree on, from the first draft to its end. Its public head says what it is for; the clauses, the
/// negotiation and the log are its parties'.
/// </summary>
public sealed class Agreement : IKeyed
{
    public static readonly TimeSpan Dormancy = TimeSpan.FromDays(365);
    public const int UsualNotice = 90;

    public Guid Id { get; set; }

    /// <summary>A code of the vocabulary scheme "agreement".</summary>
    public string Type { get; set; } = "memorandum";

    [Kept]
    public AgreementState State { get; set; } = AgreementState.Drafting;

    /// <summary>The language whose text decides where two differ.</summary>
    public string? Prevailing { get; set; }

    /// <summary>When the parties mean to sign; the timetables of their countries count back from it.</summary>
    public DateOnly? SignOn { get; set; }

    /// <summary>First day in force; null for the day of the last signature.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>Last day; null until someone ends it.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>Days between saying that one ends it and the end.</summary>
    public int NoticeDays { get; set; } = UsualNotice;

    /// <summary>The party whose move it is.</summary>
    [JsonIgnore]
    public Guid? TurnId { get; set; }
    [JsonIgnore]
    public DateTime? TurnSince { get; set; }

    /// <summary>Number of the version that lies for signature or is in force; 0 while it is drafted.</summary>
    [JsonIgnore]
    public int Final { get; set; }
    [JsonIgnore]
    public DateTime? InForceSince { get; set; }

    /// <summary>Why it ended, in the words of the party that ended it.</summary>
    [JsonIgnore]
    public string? Ending { get; set; }

    /// <summary>The record's topics, while the text is written: they are the areas of cooperation.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Areas { get; set; } = [];

    [JsonIgnore]
    public List<AgreementParty> Parties { get; } = [];
    [JsonIgnore]
    public List<Clause> Clauses { get; } = [];
    [JsonIgnore]
    public List<AgreementVersion> Versions { get; } = [];
    [JsonIgnore]
    public List<AgreementStep> Steps { get; } = [];

    [JsonIgnore]
    public IEnumerable<AgreementParty> Members => Parties.Where(p => p.LeftAt is null).OrderBy(p => p.Place);
    [JsonIgnore]
    public IEnumerable<Clause> Text => Clauses.Where(c => c.RemovedAt is null).OrderBy(c => c.Place);
    [JsonIgnore]
    public AgreementParty? Turn => Parties.Find(p => p.Id == TurnId);
    [JsonIgnore]
    public bool IsOver => State is AgreementState.Expired or AgreementState.Terminated;
    [JsonIgnore]
    public AgreementVersion? FinalVersion => Versions.Find(v => v.Number == Final);

    /// <summary>Each party's language, once; the prevailing one among them.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Languages => [.. Members.Select(p => p.Language).Append(Prevailing).OfType<string>().Where(l => l.Length > 0).Distinct()];

    /// <summary>The party that this visitor speaks for: the one they act for now, else any.</summary>
    public AgreementParty? PartyOf(Visitor visitor, Role role = Role.Author) =>
        Members.Where(p => p.OrganisationId is { } id && visitor.Has(id, role)).OrderByDescending(p => p.OrganisationId == visitor.ActingFor?.OrganisationId).FirstOrDefault();

    /// <summary>The party whose move it is writes. For a party that is not on this node, those write who deal with it: any other.</summary>
    public bool MayWrite(Visitor visitor) => MayWrite(PartyOf(visitor));

    public bool MayWrite(AgreementParty? own) => State == AgreementState.Drafting && own is not null && (TurnId is null || Turn is null || Turn.Id == own.Id || Turn.OrganisationId is null);

    public void Pass(AgreementParty to, DateTime now) => (TurnId, TurnSince) = (to.Id, now);

    /// <summary>Approvals and signatures of the final text that count.</summary>
    [JsonIgnore]
    public IEnumerable<AgreementStep> Standing => Steps.Where(s => s.VoidedAt is null && Parties.Exists(p => p.Id == s.PartyId && p.LeftAt is null)).OrderBy(s => s.Order).ThenBy(s => s.Kind);

    /// <summary>What may be done now: everything of the lowest order that is not done; the same order is done side by side.</summary>
    [JsonIgnore]
    public IEnumerable<AgreementStep> Due => State != AgreementState.Signing ? [] : Standing.Where(s => s.DoneAt is null && !Standing.Any(o => o.DoneAt is null && o.Order < s.Order));

    /// <summary>Lays the text out for approval and signature. Each party signs once, after all approvals, unless it has said otherwise.</summary>
    public void LayOut(AgreementVersion version, Func<Guid> key)
    {
        (State, Final, TurnId, TurnSince) = (AgreementState.Signing, version.Number, null, null);
        var last = Standing.Where(s => s.Kind == StepKind.Approval).Select(s => s.Order).DefaultIfEmpty(0).Max();
        foreach (var party in Members.Where(p => !Standing.Any(s => s.PartyId == p.Id && s.Kind == StepKind.Signature)).ToList())
            Steps.Add(new AgreementStep { Id = key(), AgreementId = Id, PartyId = party.Id, Kind = StepKind.Signature, Office = party.Office, Name = party.Signatory, Order = last + 1 });
    }

    /// <summary>Back to drafting: what was approved and signed was another text, and stays in the log as what it is.</summary>
    public void Reopen(AgreementParty by, DateTime now, Func<Guid> key)
    {
        foreach (var step in Standing.ToList())
        {
            Steps.Add(new AgreementStep { Id = key(), AgreementId = Id, PartyId = step.PartyId, Kind = step.Kind, Office = step.Office, Name = step.Name, Order = step.Order });
            step.VoidedAt = now;
        }
        (State, Final) = (AgreementState.Drafting, 0);
        Pass(by, now);
    }

    /// <summary>In force once every party has signed.</summary>
    public bool Complete(DateTime now)
    {
        if (State != AgreementState.Signing || Standing.Any(s => s.DoneAt is null)) return false;
        (State, InForceSince) = (AgreementState.InForce, now);
        StartsOn ??= DateOnly.FromDateTime(now);
        return true;
    }

    public void Renew(DateOnly until) => (EndsOn, State) = (until, AgreementState.InForce);

    public void Terminate(string why, DateOnly on) => (EndsOn, Ending) = (on, why);

    /// <summary>The last day has passed.</summary>
    public bool Expire(DateOnly today)
    {
        if (State != AgreementState.InForce || EndsOn is null || EndsOn >= today) return false;
        State = Ending is null ? AgreementState.Expired : AgreementState.Terminated;
        return true;
    }
}

public enum AgreementState { Drafting, Signing, InForce, Expired, Terminated }

public sealed class AgreementTable : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.Property(a => a.Id).ValueGeneratedNever();
        agreement.Property(a => a.Type).HasMaxLength(40);
        agreement.Property(a => a.Prevailing).HasMaxLength(20);
        agreement.HasIndex(a => new { a.State, a.EndsOn });
        agreement.HasOne<Record>().WithOne().HasForeignKey<Agreement>(a => a.Id);
        agreement.HasMany(a => a.Parties).WithOne().HasForeignKey(p => p.AgreementId);
        agreement.HasMany(a => a.Clauses).WithOne().HasForeignKey(c => c.AgreementId);
        agreement.HasMany(a => a.Versions).WithOne().HasForeignKey(v => v.AgreementId);
        agreement.HasMany(a => a.Steps).WithOne().HasForeignKey(s => s.AgreementId);
        agreement.Ignore(a => a.Members).Ignore(a => a.Text).Ignore(a => a.Turn).Ignore(a => a.FinalVersion).Ignore(a => a.Languages).Ignore(a => a.Standing).Ignore(a => a.Due).Ignore(a => a.IsOver).Ignore(a => a.Areas);
    }
}

public static class AgreementKind
{
    public const string Purpose = "purpose";

    public static readonly RecordKind Kind = new("agreement", "agreements", typeof(Agreement), "Article", [Purpose], TimeSpan.FromDays(365))
    {
        Required = [Purpose],
        InMenu = false,
        Shared = true,
        Schemes = [Schemes.Topic, Schemes.Sdg, Schemes.Agreement],
        State = body => ((Agreement)body).State.ToString(),
        Example = () => new Agreement
        {
            Type = "sister-city", State = AgreementState.InForce, Prevailing = "en", SignOn = new DateOnly(2027, 5, 12), StartsOn = new DateOnly(2027, 6, 1), EndsOn = new DateOnly(2031, 5, 31), NoticeDays = 60,
        },
    };
}
