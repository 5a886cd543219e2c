using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices.Mail;
using Reciproca.Spine.Records.Freshness;

namespace Reciproca;

/// <summary>What follows what: the one place to look.</summary>
public static class Reactions
{
    public static ReactionTable Table() => new ReactionTable()
        .On<Letter, SendLetter>()
        .Every<ConfirmFreshness>(TimeSpan.FromHours(6))
        .On<ConfirmationWanted, AskForConfirmation>();
}
