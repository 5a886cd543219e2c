namespace Reciproca.Operate.Sample;

/// <summary>People who do not exist, to try the node as an officer on either shore and as the secretariat.</summary>
public static class SampleAccounts
{
    /// <summary>Printed at start-up of a sample node; a real node has none of these people.</summary>
    public const string Password = "sample city password";

    public static readonly IReadOnlyList<SampleAccount> All =
    [
        new("officer@banjir-kanal.sample", "Sample Officer (Indonesia)", "id", "sample-banjir-kanal"),
        new("officer@marejada.sample", "Sample Officer (Argentina)", "es", "sample-marejada"),
        new("officer@kampung-hijau.sample", "Sample Officer (Java)", "id", "sample-kampung-hijau"),
        new("officer@vila-das-aguas.sample", "Sample Officer (Brazil)", "pt", "sample-vila-das-aguas"),
        new("officer@quebrada-alta.sample", "Sample Officer (Colombia)", "es", "sample-quebrada-alta"),
        new("officer@darya-kinara.sample", "Sample Officer (Pakistan)", "en", "sample-darya-kinara"),
        new("secretariat@network.sample", "Sample Secretary", "en", "sample-secretariat"),
        new("secretaria@red.sample", "Sample Secretary (Latin America)", "es", "sample-secretaria"),
    ];

    public static void Print(TextWriter output, string? region = null)
    {
        var here = SampleData.Organisations(region).Select(o => o.Key).ToHashSet();
        output.WriteLine($"  Sample accounts, password \"{Password}\":");
        foreach (var account in All.Where(a => here.Contains(a.Organisation))) output.WriteLine($"    {account.Email,-32} {account.Name}");
    }
}

/// <param name="Organisation">Key of the sample organisation that the person speaks for.</param>
public sealed record SampleAccount(string Email, string Name, string Language, string Organisation);
