using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements.AcrossNodes;

/// <param name="Actor">The address of its actor; null for a party that is on no node.</param>
internal sealed record PartyRow(Guid Id, int Place, string? Actor, string? Name, string? Country, string? Language, string? Signatory, string? Office, string? FocalPoint, string? Elsewhere, DateTime? LeftAt, string? Left)
{
    /// <exception cref="UnfitRecordException">Its language is none, or something is too long.</exception>
    public PartyRow Fit() => !Concepts.Standard.Knows(Schemes.Language, Language ?? "") || (Country is { Length: > 0 } && !Concepts.Standard.Knows(Schemes.Country, Country)) || string.IsNullOrWhiteSpace(Name) ? throw new UnfitRecordException("a party")
        : this with
        {
            Name = Rows.Text(Name, 300, "a party"),
            Country = Country ?? "",
            Signatory = Rows.Text(Signatory, 200, "a signatory"),
            Office = Rows.Text(Office, 200, "an office"),
            FocalPoint = Rows.Text(FocalPoint, 500, "a focal point"),
            Elsewhere = Rows.Text(Elsewhere, 500, "an address"),
            Left = Left is null ? null : Rows.Text(Left, 1000, "a reason"),
            LeftAt = LeftAt?.ToUniversalTime(),
        };

    public void Write(AgreementParty party, Rows rows)
    {
        (party.Place, party.Name, party.Country, party.Language, party.Signatory, party.Office) = (Place, Name!, Country!, Language!, Signatory!, Office!);
        (party.FocalPoint, party.Elsewhere, party.LeftAt, party.Left) = (FocalPoint!, Elsewhere!, LeftAt, Left);
        party.OrganisationId = Actor is not null && rows.Parties.TryGetValue(Actor, out var known) ? known.Id : null;
    }
}

internal sealed record ClauseTextRow(string? Language, string? Heading, string? Text);

internal sealed record CommentRow(Guid Id, string? Person, string? Party, string? Text, DateTime At, DateTime? SettledAt);

internal sealed record ClauseRow(Guid Id, int Place, string? Code, int Revision, DateTime? RemovedAt, List<ClauseTextRow?>? Texts, List<CommentRow?>? Comments)
{
    private const int MostTexts = 30, MostComments = 300, LongestText = 20_000;

    /// <exception cref="UnfitRecordException">It is no clause that our form would take.</exception>
    public ClauseRow Fit()
    {
        var (texts, comments) = (Texts ?? [], Comments ?? []);
        if (texts.Count > MostTexts || comments.Count > MostComments || texts.Exists(t => t is null || !Concepts.Standard.Knows(Schemes.Language, t.Language ?? "")) || comments.Exists(c => c is null)
            || texts.DistinctBy(t => t!.Language).Count() < texts.Count) throw new UnfitRecordException("a clause");
        return this with
        {
            Code = Rows.Text(Code, 60, "a clause"),
            RemovedAt = RemovedAt?.ToUniversalTime(),
            Texts = texts.ConvertAll(t => t! with { Heading = Rows.Text(t.Heading, 300, "a heading"), Text = Rows.Text(t.Text, LongestText, "a clause") })!,
            Comments = comments.ConvertAll(c => c! with { Person = Rows.Text(c.Person, 200, "a name"), Party = Rows.Text(c.Party, 300, "a name"), Text = Rows.Text(c.Text, Moves.LongestComment, "a comment"), At = c.At.ToUniversalTime(), SettledAt = c.SettledAt?.ToUniversalTime() })!,
        };
    }

    public void Write(Clause clause, AppDb db)
    {
        (clause.Place, clause.Code, clause.Revision, clause.RemovedAt) = (Place, Code!, Revision, RemovedAt);
        foreach (var gone in clause.Texts.Where(t => !Texts!.Exists(row => row!.Language == t.Language)).ToList()) { clause.Texts.Remove(gone); db.Remove(gone); }
        foreach (var text in Texts!) clause.Write(text!.Language!, text.Heading!, text.Text!);
        foreach (var row in Comments!)
        {
            var comment = AgreementRowsAcross.Kept(clause.Comments, row!.Id, () => new ClauseComment { ClauseId = clause.Id }, db);
            (comment.Person, comment.Party, comment.Text, comment.At, comment.SettledAt) = (row.Person!, row.Party!, row.Text!, row.At, row.SettledAt);
        }
    }
}

internal sealed record StepRow(Guid Id, Guid PartyId, bool Signs, string? Office, string? Name, int Order, DateTime? DoneAt, string? DoneBy, string? Hash, string? Scan, DateTime? VoidedAt)
{
    /// <exception cref="UnfitRecordException">Something is longer than our columns.</exception>
    public StepRow Fit() => this with
    {
        Office = Rows.Text(Office, 200, "an office"),
        Name = Rows.Text(Name, 200, "a name"),
        DoneBy = DoneBy is null ? null : Rows.Text(DoneBy, 200, "a name"),
        Hash = Hash is null ? null : Rows.Text(Hash, 64, "a hash"),
        Scan = Scan is null ? null : Rows.Text(Scan, 64, "a hash"),
        DoneAt = DoneAt?.ToUniversalTime(),
        VoidedAt = VoidedAt?.ToUniversalTime(),
    };

    public void Write(AgreementStep step)
    {
        (step.PartyId, step.Kind, step.Office, step.Name, step.Order) = (PartyId, Signs ? StepKind.Signature : StepKind.Approval, Office!, Name!, Order);
        (step.DoneAt, step.DoneBy, step.Hash, step.Scan, step.VoidedAt) = (DoneAt, DoneBy, Hash, Scan, VoidedAt);
    }
}

internal sealed record VersionRow(Guid Id, int Number, DateTime At, string? Person, string? Party, string? Text, string? Hash)
{
    private const int LongestText = 1_000_000;

    /// <exception cref="UnfitRecordException">The hash is not the text's.</exception>
    public VersionRow Fit() => Number < 1 || Text is not { Length: > 0 and <= LongestText } || Text.Contains('\0') || AgreementVersion.HashOf(Text) != Hash ? throw new UnfitRecordException($"the hash of version {Number}")
        : this with { At = At.ToUniversalTime(), Person = Rows.Text(Person, 200, "a name"), Party = Rows.Text(Party, 300, "a name") };
}

internal sealed record LogRow(Guid Id, int Number, DateTime At, string? Person, string? Party, string? Action, string? Detail, string? TextHash, string? Previous, string? Hash)
{
    /// <exception cref="UnfitRecordException">The line is not what its hash says.</exception>
    public LogRow Fit()
    {
        var line = this with { At = At.ToUniversalTime(), Person = Rows.Text(Person, 200, "a name"), Party = Rows.Text(Party, 300, "a name"), Action = Action ?? "", Detail = Rows.Text(Detail, 2000, "a line of the log"), TextHash = TextHash ?? "", Previous = Previous ?? "" };
        if (line.Number < 1 || line.Action is not { Length: > 0 and <= 40 } || !line.Action.All(c => char.IsAsciiLetterLower(c) || c == '-') || line.TextHash.Length is not (0 or 64) || line.Previous.Length is not (0 or 64)
            || AgreementVersion.HashOf(LogEntry.Line(line.Number, line.At, line.Person!, line.Party!, line.Action, line.Detail!, line.TextHash, line.Previous)) != line.Hash) throw new UnfitRecordException($"the hash of line {Number} of the log");
        return line;
    }
}

internal sealed record TurnRow(Guid? TurnId, DateTime? TurnSince, int Final, DateTime? InForceSince, string? Ending);
