using Microsoft.EntityFrameworkCore;
using MimeKit;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People.Account;

namespace Reciproca.Tests.Spine.Notices.Mail;

public sealed class SendLetterTests : IAsyncLifetime
{
    private static readonly Recipient Ana = new("ana@rosario.example", "Ana Pérez", "es");
    private readonly MailServer server = new();
    private TestNode node = null!;

    public async ValueTask InitializeAsync()
    {
        MailServer.SkipUnlessInstalled();
        await server.Start();
        await (node = new TestNode { MailPort = server.Port }).InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (node is not null) await node.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_letter_arrives_in_the_language_of_its_reader_as_page_and_as_plain_text()
    {
        await Queue(Ana, "https://node.example/confirm?code=1&person=2");
        await node.Settle();
        var letter = Assert.Single(server.Received);
        Assert.Equal("Confirme su dirección de correo", letter.Subject);
        Assert.Equal("Ana Pérez", letter.To.Mailboxes.Single().Name);
        Assert.Contains("Hola, Ana Pérez:", letter.HtmlBody);
        Assert.Contains("lang=\"es\"", letter.HtmlBody);
        Assert.Contains("Confirmar la dirección: https://node.example/confirm?code=1&person=2", letter.TextBody);
        Assert.DoesNotContain("<", letter.TextBody!.Replace("<http", ""));
    }

    [Fact]
    public async Task A_letter_waits_for_the_mail_server_and_keeps_its_message_id()
    {
        await server.Stop();
        await Queue(Ana, "https://node.example/confirm");
        await node.Settle();
        var id = await node.Db(db => db.Set<Message>().Select(m => m.Body).SingleAsync());
        await server.Start();
        node.Clock.Pass(TimeSpan.FromMinutes(1));
        await node.Settle();
        var letter = Assert.Single(server.Received);
        Assert.Contains(letter.MessageId!.Split('@')[0], id.Replace("-", ""));
        Assert.Empty(await node.Db(db => db.Set<Message>().ToListAsync()));
    }

    [Fact]
    public async Task A_letter_by_itself_asks_for_no_holiday_answer()
    {
        await Queue(Ana, "https://node.example/confirm");
        await node.Settle();
        Assert.Equal("auto-generated", Assert.Single(server.Received).Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task A_name_cannot_smuggle_a_second_recipient_into_the_envelope()
    {
        await Queue(Ana with { Name = "Ana\r\nBcc: all@rosario.example" }, "https://node.example/confirm");
        await node.Settle();
        var letter = Assert.Single(server.Received);
        Assert.Null(letter.Headers![HeaderId.Bcc]);
        Assert.Single(letter.To!);
    }

    private Task<int> Queue(Recipient to, string link) => node.Db(db =>
    {
        Letter.Add(db, to, new ConfirmAddress(to.Name, link), node.Clock.GetUtcNow().UtcDateTime);
        return db.SaveChangesAsync();
    });
}
