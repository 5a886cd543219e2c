using MailKit.Net.Smtp;
using MailKit.Security;
using Reciproca.Spine.Messages;

namespace Reciproca.Spine.Notices.Mail;

/// <summary>Hands a letter to the mail server; what fails is tried again by the pump with the same Message-ID.</summary>
public sealed class SendLetter(LetterView view, NodeSettings node, TimeProvider clock) : IReaction<Letter>
{
    /// <summary>Shorter than the lease of a message, so that nobody else takes it while we still talk.</summary>
    private const int Patience = 60_000;

    public async Task React(Letter letter, CancellationToken cancel)
    {
        var message = Envelope.Of(letter, await view.Write(letter), node, clock.GetUtcNow());
        using var server = new SmtpClient { Timeout = Patience };
        await server.ConnectAsync(node.Mail.Host, node.Mail.Port, node.Mail.Tls ? SecureSocketOptions.Auto : SecureSocketOptions.None, cancel);
        if (node.Mail.User is { Length: > 0 } user) await server.AuthenticateAsync(user, node.Mail.Password ?? "", cancel);
        await server.SendAsync(message, cancel);
        await server.DisconnectAsync(quit: true, cancel);
    }
}
