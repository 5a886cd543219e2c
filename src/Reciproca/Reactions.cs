using Reciproca.Across.Correspondence;
using Reciproca.Across.Find;
using Reciproca.Across.Harvest;
using Reciproca.Across.Moving;
using Reciproca.Across.OaiPmh;
using Reciproca.Across.Impact;
using Reciproca.Kinds.Initiatives;
using Reciproca.Kinds.Agreements;
using Reciproca.Kinds.Exchanges;
using Reciproca.Kinds.Needs;
using Reciproca.Kinds.Needs.AcrossNodes;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation.Incoming;
using Reciproca.Spine.Federation.Moving;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.Federation.Together;
using Reciproca.Across.Import;
using Reciproca.Across.Rounds;
using Reciproca.Across.OpenData;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Notices.Mail;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Freshness;
using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Embeddings;
using Reciproca.Spine.Translation;
using Reciproca.Spine.Search.Judging;
using Reciproca.Spine.Search.Lexicon.Keeping;

namespace Reciproca;

/// <summary>What follows what: the one place to look.</summary>
public static class Reactions
{
    public static ReactionTable Table() => new ReactionTable()
        .OnMany<RecordSaved, IndexRecords>()
        .OnMany<RecordSaved, WantDrafts>()
        .OnMany<VersionDrafted, IndexDrafts>()
        .On<VersionChecked, LearnFromVersion>()
        .On<VersionChecked, TellSteward>()
        .OnMany<RecordSaved, ShareRecords>()
        .On<ActivityArrived, ActOnActivity>()
        .OnMany<RecordIndexed, MatchSavedSearches>()
        .OnMany<RecordIndexed, EmbedRecords>()
        .On<SavedSearchMatched, TellSearcher>()
        .On<Letter, SendLetter>()
        .On<NeedAnswered, TellAsker>()
        .On<NeedAnswered, SendAnswer>()
        .On<AgreementOffered, TakeRemoteAnswer>()
        .On<NeedEnded, TellHelpers>()
        .On<AgreementAnswered, HearOutcome>()
        .On<AgreementMoved, TellParties>()
        .On<ExchangeMoved, TellPartners>()
        .Every<WatchExchanges>(TimeSpan.FromHours(6))
        .Every<WatchAgreements>(TimeSpan.FromHours(6))
        .On<PostWritten, TellOtherSide>()
        .Every<KeepNotes>(TimeSpan.FromMinutes(5))
        .Every<LearnLexicon>(TimeSpan.FromDays(1))
        .Every<SendDigests>(TimeSpan.FromHours(1))
        .Every<ConfirmFreshness>(TimeSpan.FromHours(6))
        .On<ConfirmationWanted, AskForConfirmation>()
        .On<ImportConfirmed, RunImport>()
        .OnMany<RecordSaved, KeepOaiEntries>()
        .Every<FindMissingOaiEntries>(TimeSpan.FromDays(1))
        .On<RecordMoved, MoveConversations>()
        .On<RecordFileWanted, FetchRecordFile>()
        .On<OrganisationMoved, TellOfMove>()
        .On<OrganisationMoved, FollowMoved>()
        .On<AgreementAnswered, NoteFollowAnswer>()
        .On<TogetherChanged, Inviting>()
        .On<AgreementAnswered, Hearing>()
        .On<FollowersStated, CompareFollows>()
        .On<PostWritten, SendPost>()
        .On<NoteArrived, KeepLetter>()
        .On<PostFileWanted, FetchPostFile>()
        .On<HarvestWanted, HarvestPage>()
        .Every<HarvestLibraries>(TimeSpan.FromMinutes(15))
        .OnMany<RecordSaved, CountRecords>()
        .OnMany<FiguresChanged, CountFigures>()
        .On<FigureEntered, AskForConfirmationOfFigures>()
        .On<FigureJudged, TellOfJudgement>()
        .On<RateEntered, TurnIntoDollars>()
        .On<RoundAnnounced, TellOfRound>()
        .On<ClearingAsked, ClearRound>()
        .On<RoundPublished, TellOfResult>()
        .Every<RemindOfRounds>(TimeSpan.FromHours(1))
        .Every<WriteDump>(TimeSpan.FromDays(1))
        .Beside<SendLetter>().Beside<FetchPostFile>().Beside<FetchRecordFile>().Beside<HarvestPage>()
        .Beside<ClearRound>().Beside<RunImport>().Beside<LearnLexicon>().Beside<WriteDump>();
}
