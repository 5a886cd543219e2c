using Reciproca.Across.Find;
using Reciproca.Across.Impact;
using Reciproca.Kinds.Initiatives;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Conversations;
using Reciproca.Across.Import;
using Reciproca.Across.OpenData;
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
        .OnMany<RecordIndexed, MatchSavedSearches>()
        .On<SavedSearchMatched, TellSearcher>()
        .On<Letter, SendLetter>()
        .On<NeedAnswered, TellAsker>()
        .On<PostWritten, TellOtherSide>()
        .Every<SendDigests>(TimeSpan.FromHours(1))
        .Every<ConfirmFreshness>(TimeSpan.FromHours(6))
        .On<ConfirmationWanted, AskForConfirmation>()
        .OnMany<RecordSaved, CountRecords>()
        .OnMany<FiguresChanged, CountFigures>()
        .On<FigureEntered, AskForConfirmationOfFigures>()
        .On<FigureJudged, TellOfJudgement>()
        .On<RateEntered, TurnIntoDollars>()
        .Every<WriteDump>(TimeSpan.FromDays(1))
        .On<ImportConfirmed, RunImport>();
}
