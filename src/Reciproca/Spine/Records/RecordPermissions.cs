using System.Linq.Expressions;
using Reciproca.Spine.People;

namespace Reciproca.Spine.Records;

/// <summary>Who may do what with a record: the whole table of rules, without a database.</summary>
public static class RecordPermissions
{
    public static Answer May(Visitor visitor, Ability ability, Record record) => ability switch
    {
        Ability.Read => MayRead(visitor, record) ? Answer.Yes : Answer.NotFound,
        Ability.Inside => !visitor.IsSignedIn ? Answer.SignIn : visitor.IsSecretariat || Belongs(visitor, record) ? Answer.Yes : MayRead(visitor, record) ? Answer.No : Answer.NotFound,
        Ability.Edit => Let(visitor, record, record.Owners.Any(o => visitor.Has(o, Role.Author))),
        Ability.TakePart => !visitor.IsSignedIn ? Answer.SignIn : record.Origin is not null && record.Owners.Any(o => visitor.Has(o, Role.Author)) ? Answer.Yes : MayRead(visitor, record) ? Answer.No : Answer.NotFound,
        Ability.Act => May(visitor, record.Origin is null ? Ability.Edit : Ability.TakePart, record),
        Ability.Manage => Let(visitor, record, visitor.Has(record.StewardId, Role.FocalPoint)),
        Ability.Answer => !visitor.IsSignedIn ? Answer.SignIn
            : MayRead(visitor, record) && record.IsOpen && visitor.ActingFor is { Role: >= Role.Author } ? Answer.Yes : Answer.No,
        Ability.Translate => !visitor.IsSignedIn ? Answer.SignIn
            : !MayRead(visitor, record) ? Answer.NotFound : visitor.ActingFor is { Role: >= Role.Author } ? Answer.Yes : Answer.No,
        _ => Answer.No,
    };

    /// <summary>The same rule as a filter for lists.</summary>
    public static Expression<Func<Record, bool>> ReadableBy(Visitor visitor)
    {
        var mine = visitor.Memberships.Select(m => m.OrganisationId).ToList();
        var (signedIn, secretariat) = (visitor.IsSignedIn, visitor.IsSecretariat);
        // those who belong to nobody are never asked about parties
        if (mine.Count == 0) return r => (r.Stage == Stage.Published || r.Stage == Stage.Archived) && (r.Audience == Audience.Public || (signedIn && r.Audience == Audience.Network));
        return r => secretariat || mine.Contains(r.StewardId) || r.Parties.Any(p => mine.Contains(p.OrganisationId))
            || ((r.Stage == Stage.Published || r.Stage == Stage.Archived) && (r.Audience == Audience.Public || (signedIn && r.Audience == Audience.Network)));
    }

    private static bool MayRead(Visitor visitor, Record record) =>
        visitor.IsSecretariat || Belongs(visitor, record)
        || (record.Stage is Stage.Published or Stage.Archived
            && (record.Audience == Audience.Public || (record.Audience == Audience.Network && visitor.IsSignedIn)));

    private static bool Belongs(Visitor visitor, Record record) =>
        visitor.Has(record.StewardId, Role.Reader) || record.Parties.Exists(p => visitor.Has(p.OrganisationId, Role.Reader));

    private static Answer Let(Visitor visitor, Record record, bool belongs)
    {
        if (!visitor.IsSignedIn) return Answer.SignIn;
        if (record.Origin is not null) return Answer.No;
        if (visitor.IsSecretariat || belongs) return Answer.Yes;
        return MayRead(visitor, record) ? Answer.No : Answer.NotFound;
    }
}
