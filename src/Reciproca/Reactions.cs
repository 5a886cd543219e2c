using Reciproca.Across.Find;
using Reciproca.Kinds.Needs;
using Reciproca.Kinds.Needs.AcrossNodes;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation.Incoming;
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
        .On<NeedAnswered, SendAnswer>()
        .On<AgreementOffered, TakeRemoteAnswer>()
        .On<NeedEnded, TellHelpers>()
        .On<AgreementAnswered, HearOutcome>()
        .On<PostWritten, TellOtherSide>()
        .Every<SendDigests>(TimeSpan.FromHours(1))
        .Every<ConfirmFreshness>(TimeSpan.FromHours(6))
        .On<ConfirmationWanted, AskForConfirmation>()
        .On<ImportConfirmed, RunImport>();
}
