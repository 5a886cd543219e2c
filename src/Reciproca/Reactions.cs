using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices.Mail;

namespace Reciproca;

/// <summary>What follows what: the one place to look.</summary>
public static class Reactions
{
    public static ReactionTable Table() => new ReactionTable()
        .On<Letter, SendLetter>();
}
