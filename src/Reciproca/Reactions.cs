using Reciproca.Across.Find;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Conversations;
using Reciproca.Across.Import;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Notices.Mail;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Freshness;
using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Judging;
using Reciproca.Spine.Search.Lexicon.Keeping;

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
        .Every<KeepNotes>(TimeSpan.FromMinutes(5))
        .Every<LearnLexicon>(TimeSpan.FromDays(1))
        .Every<SendDigests>(TimeSpan.FromHours(1))
        .Every<ConfirmFreshness>(TimeSpan.FromHours(6))
        .On<ConfirmationWanted, AskForConfirmation>()
        .On<ImportConfirmed, RunImport>();
}
