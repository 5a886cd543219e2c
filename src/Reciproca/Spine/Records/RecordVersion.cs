namespace Reciproca.Spine.Records;

/// <summary>The texts of a record in one language. No language is the master of the others.</summary>
public sealed class RecordVersion
{
    public Guid RecordId { get; set; }
    public string Language { get; set; } = "";
    public string Title { get; set; } = "";
    public string Summary { get; set; } = "";
    public VersionState State { get; set; } = VersionState.Human;
    public Guid? AuthorId { get; set; }
    public DateTime At { get; set; }

    /// <summary>What drafted it; kept when a person has corrected the draft.</summary>
    public string? Translator { get; set; }

    /// <summary>The organisation whose member checked the draft.</summary>
    public Guid? CheckedById { get; set; }

    /// <summary>The <see cref="Mark"/> of the original that this was translated from; null where nobody knows.</summary>
    public string? MadeFrom { get; set; }

    public List<RecordSection> Sections { get; } = [];

    public bool IsDraft => State == VersionState.Machine;

    /// <summary>A draft of title and summary alone: a headline for lists, no text to read.</summary>
    public bool IsHeadline => IsDraft && Sections.Count == 0;

    /// <summary>Changes with every word of the texts. Needs the sections.</summary>
    public string Mark => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(
        string.Join('\0', Sections.OrderBy(s => s.Name, StringComparer.Ordinal).SelectMany(s => new[] { s.Name, s.Text }).Prepend(Summary).Prepend(Title)))))[..16];

    public string this[string section]
    {
        get => Sections.Find(s => s.Name == section)?.Text ?? "";
        set => Put(section, Storage.Fold.Clean(value));
    }

    private void Put(string section, string text)
    {
        var existing = Sections.Find(s => s.Name == section);
        if (text.Length == 0) { if (existing is not null) Sections.Remove(existing); }
        else if (existing is null) Sections.Add(new RecordSection { RecordId = RecordId, Language = Language, Name = section, Text = text });
        else existing.Text = text;
    }
}

/// <summary>A person wrote it; a machine drafted it; a member has checked the machine's draft; the steward stands by it.</summary>
public enum VersionState { Human, Machine, Reviewed, Approved }

/// <summary>One named text of a version, such as the "problem" of a need; Markdown. Its kind says which names there are.</summary>
public sealed class RecordSection
{
    public Guid RecordId { get; set; }
    public string Language { get; set; } = "";
    public string Name { get; set; } = "";
    public string Text { get; set; } = "";
}
