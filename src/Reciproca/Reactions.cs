using Reciproca.Across.Find;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Conversations;
using Reciproca.Across.Import;
using Reciproca.Across.Rounds;
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
        .On<ImportConfirmed, RunImport>()
        .On<RoundAnnounced, TellOfRound>()
        .On<ClearingAsked, ClearRound>()
        .On<RoundPublished, TellOfResult>()
        .Every<RemindOfRounds>(TimeSpan.FromHours(1));
}
