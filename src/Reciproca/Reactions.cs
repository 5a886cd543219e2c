using Reciproca.Across.Find;
using Reciproca.Across.Harvest;
using Reciproca.Across.OaiPmh;
using Reciproca.Across.Impact;
using Reciproca.Kinds.Initiatives;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation.Incoming;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Across.Import;
using Reciproca.Across.Rounds;
using Reciproca.Across.OpenData;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Notices.Mail;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Freshness;
using Reciproca.Spine.Search;
using Reciproca.Spine.Translation;

namespace Reciproca;

/// <summary>What follows what: the one place to look.</summary>
public static class Reactions
{
    public static ReactionTable Table() => new ReactionTable()
        .OnMany<RecordSaved, IndexRecords>()
        .OnMany<RecordSaved, WantDrafts>()
        .OnMany<VersionDrafted, IndexDrafts>()
        .On<VersionChecked, TellSteward>()
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
        .Every<WriteDump>(TimeSpan.FromDays(1));
}
