using Reciproca.Kinds.Agreements.Clauses;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Kinds.Agreements;

/// <summary>Begins an agreement: parties, the usual clauses of its type in every party's language, and the first line of its log.</summary>
public sealed class Drafting(RecordStore store, Negotiating negotiating, ClauseLibrary library, PartyChoices choices, Visitor visitor)
{
    /// <summary>A short paper needs few clauses; all others can be added.</summary>
    private static readonly Dictionary<string, string[]> Short = new()
    {
        ["letter-of-intent"] = ["parties", "objectives", "areas", "focal-points", "languages", "no-obligation"],
        ["friendship"] = ["preamble", "parties", "objectives", "areas", "modalities", "focal-points", "languages", "entry-into-force", "duration", "termination"],
    };

    /// <param name="title">In the visitor's language.</param>
    /// <param name="grewOutOf">The need, offer, exchange that it comes from.</param>
    public async Task<Record> Begin(string type, string title, string purpose, IReadOnlyList<AgreementParty> others, IEnumerable<Guid> grewOutOf)
    {
        var acting = visitor.ActingFor!;
        var agreement = new Agreement { Type = type };
        var record = store.Start(AgreementKind.Kind, acting.OrganisationId, visitor.Language, agreement);
        record.Audience = Audience.Public;
        // lists are narrowed down by it
        record.Tag(Schemes.Agreement, [type]);
        var version = record.Write(visitor.Language);
        (version.Title, version[AgreementKind.Purpose], version.At) = (title, purpose, store.Now);
        Join(agreement, record, [await Party(acting.OrganisationId), .. others], store.Now);
        agreement.Prevailing = agreement.Languages.Contains("en") ? "en" : agreement.Languages[0];
        await Write(agreement, type);
        foreach (var from in grewOutOf.Distinct()) store.Link(record, from, LinkType.GrewOutOf);
        var deed = new Deed(record, agreement, visitor, store.Now);
        agreement.Pass(agreement.Parties[0], store.Now);
        deed.Say("begun", title);
        deed.Tell("begun", acting.Organisation);
        await negotiating.Commit(deed);
        return record;
    }

    /// <summary>An organisation of this node as a party.</summary>
    public async Task<AgreementParty> Party(Guid organisation)
    {
        var found = await choices.Find(organisation);
        return new AgreementParty { OrganisationId = organisation, Name = found.Name, Country = found.Country, Language = await choices.LanguageOf(organisation) };
    }

    public static void Join(Agreement agreement, Record record, IEnumerable<AgreementParty> parties, DateTime now)
    {
        foreach (var party in parties)
        {
            (party.Id, party.AgreementId, party.Place) = (Negotiating.Key(), agreement.Id, agreement.Parties.Count + 1);
            agreement.Parties.Add(party);
            if (party.OrganisationId is { } organisation) record.LetIn(organisation, now);
        }
    }

    /// <summary>Clauses of the library, in every language that the agreement has; those that it has already are left alone.</summary>
    public async Task Write(Agreement agreement, string type)
    {
        var wanted = Short.GetValueOrDefault(type);
        foreach (var clause in (await library.All()).Where(c => wanted is null ? c.Code != "no-obligation" || type != "project-agreement" : wanted.Contains(c.Code))) Take(agreement, clause);
    }

    public static Clause Take(Agreement agreement, LibraryClause from)
    {
        var clause = new Clause { Id = Negotiating.Key(), AgreementId = agreement.Id, Code = from.Code, Place = agreement.Clauses.Select(c => c.Place).DefaultIfEmpty(0).Max() + 1 };
        foreach (var language in agreement.Languages)
            if (from.In(LanguageTag.Primary(language)) is { } text) clause.Write(language, text.Heading, text.Text);
        agreement.Clauses.Add(clause);
        return clause;
    }
}
