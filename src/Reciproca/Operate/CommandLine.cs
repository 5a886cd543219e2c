namespace Reciproca.Operate;

/// <summary>`reciproca COMMAND …` beside the web node.</summary>
public static class CommandLine
{
    /// <returns>The exit code, or null when the arguments start the node.</returns>
    public static Task<int?> Handles(string[] args) => Task.FromResult<int?>(null);
}
