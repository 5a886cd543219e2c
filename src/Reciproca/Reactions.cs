using Reciproca.Across.Correspondence;
using Reciproca.Across.Find;
using Reciproca.Across.Harvest;
using Reciproca.Across.Moving;
using Reciproca.Across.OaiPmh;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation.Incoming;
using Reciproca.Spine.Federation.Moving;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Across.Import;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Notices.Mail;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Freshness;
using Reciproca.Spine.Search;

namespace Reciproca;

/// <summary>What follows what: the one place to look.</summary>
public static class Reactions
{
    public static ReactionTable Table() => new ReactionTable()
        .OnMany<RecordSaved, IndexRecords>()
        .OnMany<RecordSaved, ShareRecords>()
        .On<ActivityArrived, ActOnActivity>()
        .OnMany<RecordIndexed, MatchSavedSearches>()
        .On<SavedSearchMatched, TellSearcher>()
        .On<Letter, SendLetter>()
        .On<NeedAnswered, TellAsker>()
        .On<PostWritten, TellOtherSide>()
        .Every<SendDigests>(TimeSpan.FromHours(1))
        .Every<ConfirmFreshness>(TimeSpan.FromHours(6))
        .On<ConfirmationWanted, AskForConfirmation>()
        .On<ImportConfirmed, RunImport>()
        .OnMany<RecordSaved, KeepOaiEntries>()
        .Every<FindMissingOaiEntries>(TimeSpan.FromDays(1))
        .On<RecordMoved, MoveConversations>()
        .On<OrganisationMoved, TellOfMove>()
        .On<OrganisationMoved, FollowMoved>()
        .On<AgreementAnswered, NoteFollowAnswer>()
        .On<PostWritten, SendPost>()
        .On<NoteArrived, KeepLetter>()
        .On<PostFileWanted, FetchPostFile>()
        .On<HarvestWanted, HarvestPage>()
        .Every<HarvestLibraries>(TimeSpan.FromMinutes(15));
}
