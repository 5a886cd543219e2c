namespace Reciproca;

/// <summary>What an operator sets: appsettings &lt; environment (Node__Name) &lt; secret files.</summary>
public sealed class NodeSettings
{
    /// <summary>The network's name as people know it.</summary>
    public string Name { get; set; } = "Reciproca";

    /// <summary>The public address, such as https://exchange.example.org; links in letters start with it.</summary>
    public string Address { get; set; } = "http://localhost:5080";

    /// <summary>Where everything the node keeps lies: database, files, index, keys.</summary>
    public string Data { get; set; } = "data";

    /// <summary>"Host=…" for PostgreSQL; empty for SQLite in the data directory.</summary>
    public string Connection { get; set; } = "";

    /// <summary>Log lines as JSON, for a machine that gathers them.</summary>
    public bool JsonLogs { get; set; }

    /// <summary>Address of an OpenTelemetry collector (OTLP over gRPC), such as http://localhost:4317; empty: nothing is sent.</summary>
    public string Telemetry { get; set; } = "";

    public MailSettings Mail { get; set; } = new();

    public LimitSettings Limits { get; set; } = new();

    public Spine.Search.Embeddings.EmbeddingSettings Embeddings { get; set; } = new();
    public HarvestSettings Harvest { get; set; } = new();

    public Spine.Translation.TranslationSettings Translation { get; set; } = new();
    public FederationSettings Federation { get; set; } = new();
    public IatiSettings Iati { get; set; } = new();

    public string Database => Connection.Length > 0 ? Connection : $"Data Source={Path.Combine(Data, "reciproca.db")}";
    public string In(string folder) => Directory.CreateDirectory(Path.Combine(Data, folder)).FullName;
}

public sealed class MailSettings
{
    public string Host { get; set; } = "localhost";
    public int Port { get; set; } = 25;
    public string From { get; set; } = "reciproca@localhost";
    public string? User { get; set; }
    public string? Password { get; set; }
    public bool Tls { get; set; }
}

/// <summary>How many forms one address may send; a town hall behind one address must not notice.</summary>
public sealed class LimitSettings
{
    /// <summary>Sign-ins a minute.</summary>
    public int SignIns { get; set; } = 20;

    /// <summary>Forms that send a letter, in ten minutes.</summary>
    public int Letters { get; set; } = 10;

    /// <summary>Searches a minute.</summary>
    public int Searches { get; set; } = 120;

    /// <summary>Pages asked for by a secret address, a minute.</summary>
    public int Passes { get; set; } = 30;

    /// <summary>Forms of any kind a minute.</summary>
    public int Forms { get; set; } = 60;
}

/// <summary>How libraries elsewhere are asked.</summary>
public sealed class HarvestSettings
{
    /// <summary>Seconds that one answer may take.</summary>
    public int Patience { get; set; } = 45;
}

/// <summary>Whom this node exchanges records with.</summary>
public sealed class FederationSettings
{
    /// <summary>Only confirmed peers and allowed servers; anybody; or anybody but those who are blocked.</summary>
    public FederationMode Mode { get; set; } = FederationMode.AllowList;

    /// <summary>Development on one machine: hosts with ports that may be asked over loopback without TLS, separated by spaces. Empty in production.</summary>
    public string Loopback { get; set; } = "";

    /// <summary>Messages that one host may send in a minute.</summary>
    public int MessagesAMinute { get; set; } = 3000;

    public IReadOnlySet<string> LoopbackHosts => Loopback.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
}

public enum FederationMode { AllowList, Block, Open }
/// <summary>How the node is called where it reports cooperation to IATI.</summary>
public sealed class IatiSettings
{
    /// <summary>An identifier of an agency that IATI approves, such as "ID-KDN-123"; empty for one made of the node's address.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>A code of IATI's list of organisation types; 90 is "other".</summary>
    public string Type { get; set; } = "90";
}
