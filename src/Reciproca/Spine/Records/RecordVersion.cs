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

    public List<RecordSection> Sections { get; } = [];

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

/// <summary>A person wrote it; a machine drafted it; a person has checked the machine's draft.</summary>
public enum VersionState { Human, Machine, Reviewed }

/// <summary>One named text of a version, such as the "problem" of a need; Markdown. Its kind says which names there are.</summary>
public sealed class RecordSection
{
    public Guid RecordId { get; set; }
    public string Language { get; set; } = "";
    public string Name { get; set; } = "";
    public string Text { get; set; } = "";
}
