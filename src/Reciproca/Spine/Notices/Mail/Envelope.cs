using MimeKit;
using MimeKit.Text;
using Reciproca.Spine.Messages;

namespace Reciproca.Spine.Notices.Mail;

/// <summary>Makes of a written letter what travels over SMTP.</summary>
public static class Envelope
{
    public static MimeMessage Of(Letter letter, WrittenLetter written, NodeSettings node, DateTimeOffset now)
    {
        var from = MailboxAddress.Parse(node.Mail.From);
        var message = new MimeMessage
        {
            Subject = written.Subject, Date = now, MessageId = $"{letter.Id:N}@{from.Domain}",
            Body = new MultipartAlternative(Part(TextFormat.Plain, written.Text), Part(TextFormat.Html, written.Html)),
        };
        message.From.Add(new MailboxAddress(from.Name ?? node.Name, from.Address));
        message.To.Add(new MailboxAddress(letter.To.Name, letter.To.Address));
        message.Headers.Add("Content-Language", letter.To.Language);
        // holiday answers must not come back to us (RFC 3834)
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (written.Unsubscribe is { } address) AddUnsubscribe(message.Headers, address);
        return message;
    }

    private static TextPart Part(TextFormat format, string text)
    {
        var part = new TextPart(format);
        part.SetText(System.Text.Encoding.UTF8, text);
        return part;
    }

    private static void AddUnsubscribe(HeaderList headers, string address)
    {
        headers.Add(HeaderId.ListUnsubscribe, $"<{address}>");
        headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
}
