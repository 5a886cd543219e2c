using System.Text;

namespace Reciproca.Spine.Records.Files;

/// <summary>A type of file that we take, recognised by what is in it and never by its name.</summary>
public sealed record FileType(string MediaType, bool Picture, params string[] Extensions)
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.", OpenDocument = "application/vnd.oasis.opendocument.";

    public static readonly FileType
        Pdf = new("application/pdf", false, "pdf"),
        Word = new(OpenXml + "wordprocessingml.document", false, "docx"),
        Excel = new(OpenXml + "spreadsheetml.sheet", false, "xlsx"),
        PowerPoint = new(OpenXml + "presentationml.presentation", false, "pptx"),
        Odt = new(OpenDocument + "text", false, "odt"),
        Ods = new(OpenDocument + "spreadsheet", false, "ods"),
        Odp = new(OpenDocument + "presentation", false, "odp"),
        Text = new("text/plain", false, "txt", "csv", "md"),
        Png = new("image/png", true, "png"),
        Jpeg = new("image/jpeg", true, "jpg", "jpeg"),
        WebP = new("image/webp", true, "webp");

    public static readonly FileType[] All = [Pdf, Word, Excel, PowerPoint, Odt, Ods, Odp, Text, Png, Jpeg, WebP];

    /// <summary>For a file field: ".pdf,.docx,…".</summary>
    public static string Accept => string.Join(',', All.SelectMany(t => t.Extensions).Select(e => "." + e));

    /// <summary>What these bytes are; null for anything that we do not take.</summary>
    /// <exception cref="RefusedFile">An archive that would burst.</exception>
    public static FileType? Of(byte[] bytes)
    {
        if (Starts(bytes, "%PDF-"u8)) return Pdf;
        if (Starts(bytes, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return Png;
        if (Starts(bytes, [0xFF, 0xD8, 0xFF])) return Jpeg;
        if (Starts(bytes, "RIFF"u8) && bytes.Length > 12 && bytes.AsSpan(8, 4).SequenceEqual("WEBP"u8)) return WebP;
        if (Starts(bytes, "PK\x03\x04"u8)) return OfficeFile.TypeOf(bytes);
        return IsText(bytes) ? Text : null;
    }

    public bool Goes(string name) => Extensions.Contains(Path.GetExtension(name).TrimStart('.').ToLowerInvariant());

    private static bool Starts(byte[] bytes, ReadOnlySpan<byte> with) => bytes.AsSpan().StartsWith(with);

    private static bool IsText(byte[] bytes)
    {
        if (bytes.AsSpan().IndexOfAnyInRange((byte)0, (byte)8) >= 0) return false;
        try { return new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes) > 0; }
        catch (DecoderFallbackException) { return false; }
    }
}

/// <summary>A file that we do not take.</summary>
/// <param name="textKey">Why, for the person who sent it.</param>
public sealed class RefusedFile(string textKey) : Exception(textKey)
{
    public string TextKey => Message;
}
