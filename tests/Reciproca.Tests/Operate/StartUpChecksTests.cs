using Reciproca.Operate;
using Xunit;

namespace Reciproca.Tests.Operate;

public sealed class StartUpChecksTests
{
    [Theory]
    [InlineData("https://reciproca.example.org", null)]
    [InlineData("not an address", null)]
    [InlineData("https://exchange.uclg.example", "changeme")]
    public void Example_settings_are_refused(string address, string? password) =>
        Assert.NotEmpty(StartUpChecks.Problems(new NodeSettings { Address = address, Mail = new MailSettings { Password = password } }));

    [Fact]
    public void Real_settings_pass() =>
        Assert.Empty(StartUpChecks.Problems(new NodeSettings { Address = "https://intercambio.mercociudades.net", Mail = new MailSettings { Password = "kQ2!x" } }));
}
