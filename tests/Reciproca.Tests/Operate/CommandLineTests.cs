using Reciproca.Operate;

namespace Reciproca.Tests.Operate;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("index")]
    [InlineData("sede")]
    public async Task A_word_that_is_no_command_is_a_mistake_and_starts_nothing(string word) => Assert.Equal(1, await CommandLine.Handles([word, "--help-me"]));

    [Theory]
    [InlineData("--urls=http://localhost:5080")]
    [InlineData("--Node:Data=data")]
    public async Task Settings_start_the_node(string setting) => Assert.Null(await CommandLine.Handles([setting]));
}
