namespace Reciproca.Operate;

/// <summary>What a node refuses to start with outside development: settings that were only ever an example.</summary>
public static class StartUpChecks
{
    public static IEnumerable<string> Problems(NodeSettings settings)
    {
        if (!Uri.TryCreate(settings.Address, UriKind.Absolute, out var address)) yield return $"Node:Address \"{settings.Address}\" is no address; set it to the public https:// address of this node";
        else if (address.Host.EndsWith("example.org", StringComparison.OrdinalIgnoreCase)) yield return "Node:Address is still the example; set it to the public https:// address of this node";
        if (settings.Mail.Password is "secret" or "password" or "changeme" or "change-me") yield return "Node:Mail:Password is still the example; set the real one in a secret file or the environment";
        if (settings.Connection.Contains("Password=secret", StringComparison.OrdinalIgnoreCase) || settings.Connection.Contains("Password=changeme", StringComparison.OrdinalIgnoreCase))
            yield return "Node:Connection still has the example password; set the real one in a secret file or the environment";
    }
}
