namespace Reciproca.Spine.Translation;

/// <summary>Node:Translation: which translators a node uses. Without any, readers see the key terms of a text in their language.</summary>
public sealed class TranslationSettings
{
    /// <summary>"auto" uses Apertium where it is installed, "none" never does, "always" does not look whether it is.</summary>
    public string Apertium { get; set; } = "auto";

    /// <summary>Where its language pairs lie: a folder that has "modes".</summary>
    public string ApertiumData { get; set; } = "/usr/share/apertium";

    /// <summary>Apertium processes at once for one pair.</summary>
    public int Processes { get; set; } = 2;

    /// <summary>How long a translator may take for one request.</summary>
    public int Seconds { get; set; } = 20;

    public ServiceSettings LibreTranslate { get; set; } = new();

    public ServiceSettings DeepL { get; set; } = new();

    public TimeSpan Patience => TimeSpan.FromSeconds(Math.Clamp(Seconds, 1, 300));
}

/// <summary>A translator behind an address.</summary>
public sealed class ServiceSettings
{
    /// <summary>Empty: not used.</summary>
    public string Address { get; set; } = "";
    public string? Key { get; set; }
}
