using System.IO.Compression;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Reciproca.Tests.Kinds.Practices;

public sealed class ImportPageTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_Word_file_becomes_a_form_that_can_be_published()
    {
        var city = await node.City("Manizales", "es", "CO");
        var word = Word(("Title", "Guardianas de la ladera"), (null, "Mujeres de los barrios altos cuidan los taludes."), ("Heading1", "1. Situación inicial"), (null, "Los deslizamientos dejaban víctimas cada invierno."),
            ("Heading1", "Proceso"), (null, "Se contrató y formó a vecinas."), ("Heading1", "RESULTADOS:"), (null, "Menos deslizamientos en los taludes cuidados."), ("Heading1", "Lecciones aprendidas"), (null, "Pagar a tiempo."));
        var form = await (await city.Browser.Open("/practices/import")).Upload("informe.docx", word);
        Assert.Equal("Guardianas de la ladera", Field(form, "Form.Title"));
        Assert.Equal("Los deslizamientos dejaban víctimas cada invierno.", Field(form, "Form.Sections[problem]"));
        Assert.Equal("Pagar a tiempo.", Field(form, "Form.Sections[lessons]"));
        Assert.Equal("Mujeres de los barrios altos cuidan los taludes.", Field(form, "Form.Summary"));
        Assert.Equal("es", form.Document.QuerySelector("select[name='Form.Language'] option[selected]")!.GetAttribute("value"));

        var page = await form.Submit(new Dictionary<string, string> { ["Form.Title"] = "Guardianas de la ladera en Manizales" });
        Assert.Equal("Guardianas de la ladera en Manizales", (await node.Citizen("es").Open(page.Address.AbsolutePath)).Of("h1"));
    }

    [Fact]
    public async Task A_PDF_in_Indonesian_becomes_a_form()
    {
        var city = await node.City("Bima", "id");
        var form = await (await city.Browser.Open("/practices/import")).Upload("laporan.pdf",
            Pdf("Taman hujan di lereng kota", "Latar belakang", "Jalan di bawah selalu banjir setiap musim hujan.", "Pelaksanaan", "Warga menggali dan merawat taman hujan.", "Hasil", "Sekolah tidak lagi ditutup karena banjir."));
        Assert.Equal("Taman hujan di lereng kota", Field(form, "Form.Title"));
        Assert.Contains("Jalan di bawah", Field(form, "Form.Sections[problem]"));
        Assert.Contains("Sekolah tidak lagi", Field(form, "Form.Sections[result]"));
    }

    [Fact]
    public async Task A_text_file_in_Portuguese_becomes_a_form()
    {
        var city = await node.City("Santos", "pt", "BR");
        var form = await (await city.Browser.Open("/practices/import")).Upload("relato.txt", "Praias sem plástico\n\nProblema: o plástico cobria a areia.\nAções\nFeiras sem sacolas.\nResultados alcançados\nMetade do lixo.\n"u8.ToArray());
        Assert.Equal("Praias sem plástico", Field(form, "Form.Title"));
        Assert.Equal("o plástico cobria a areia.", Field(form, "Form.Sections[problem]"));
        Assert.Equal("Metade do lixo.", Field(form, "Form.Sections[result]"));
    }

    [Fact]
    public async Task A_document_without_headings_loses_nothing()
    {
        var city = await node.City("Osorno", "es", "CL");
        var form = await (await city.Browser.Open("/practices/import")).Upload("nota.txt", "Ferias libres\n\nPrimero hablamos con los feriantes.\n\nDespués pusimos techos."u8.ToArray());
        Assert.Contains("Primero hablamos", Field(form, "Form.Sections[done]"));
        Assert.Contains("Después pusimos techos.", Field(form, "Form.Sections[done]"));
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "broken.docx", Zip(("word/document.xml", "<w:document"u8.ToArray()), ("[Content_Types].xml", "<x/>"u8.ToArray())) },
        { "bomb.docx", Zip(("word/document.xml", new byte[60_000_000]), ("[Content_Types].xml", "<x/>"u8.ToArray())) },
        { "broken.pdf", "%PDF-1.7\nnothing at all"u8.ToArray() },
        { "bomb.pdf", BombPdf() },
        { "program.pdf", [0x4D, 0x5A, 0, 1, 2] },
        { "sheet.docx", Zip(("xl/workbook.xml", [1]), ("[Content_Types].xml", [1])) },
        { "picture.txt", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A] },
        { "empty.txt", [] },
    };

    [Theory, MemberData(nameof(Hostile))]
    public async Task A_hostile_file_is_refused_with_the_reason(string name, byte[] bytes)
    {
        var city = await node.City("Chillán", "es", "CL");
        var page = await (await city.Browser.Open("/practices/import")).Upload(name, bytes);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Of("#file-error"));
    }

    private static string Field(TestPage page, string name) => page.Document.QuerySelector($"[name='{name}']") switch
    {
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value.Trim(),
        AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
        _ => throw new InvalidOperationException($"No field {name} on {page.Address} ({page.Status}): {page.Of("main")}"),
    };

    private static byte[] Word(params (string? Style, string Text)[] paragraphs)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new Document(new Body(paragraphs.Select(p => new Paragraph(
                new ParagraphProperties(p.Style is null ? [] : [new ParagraphStyleId { Val = p.Style }]), new Run(new Text(p.Text))))));
        return memory.ToArray();
    }

    private static byte[] Pdf(params string[] lines)
    {
        var builder = new PdfDocumentBuilder();
        var (font, page) = (builder.AddStandard14Font(Standard14Font.Helvetica), builder.AddPage(595, 842));
        foreach (var (line, i) in lines.Select((line, i) => (line, i))) page.AddText(line, 12, new PdfPoint(50, 780 - (i * 30)), font);
        return builder.Build();
    }

    private static byte[] BombPdf()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) for (var i = 0; i < 130; i++) zlib.Write(new byte[1_000_000]);
        return [.. Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj<</Length {packed.Length}/Filter/FlateDecode>>\nstream\n"), .. packed.ToArray(), .. "\nendstream endobj"u8];
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        return memory.ToArray();
    }
}
