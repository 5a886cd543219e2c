using System.IO.Compression;
using System.Net;
using System.Text;
using Reciproca.Spine.Records.Files;
using SkiaSharp;

namespace Reciproca.Tests.Web.Records;

public sealed class FilesPageTests(TestNode node) : IClassFixture<TestNode>
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>");

    [Fact]
    public async Task A_file_is_handed_over_to_be_saved_and_runs_nothing()
    {
        var (city, address) = await Need();
        var page = await (await city.Browser.Open(address + "/files")).Upload("Plan de drenaje.pdf", Pdf);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var link = page.Document.QuerySelector("main a[href^='/files/']")!.GetAttribute("href")!;
        using var response = await node.Citizen().Http.GetAsync(link);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(Pdf, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_file_of_a_withdrawn_record_is_gone_for_citizens()
    {
        var (city, address) = await Need();
        var link = (await (await city.Browser.Open(address + "/files")).Upload("a.txt", "Solo de esta ficha"u8.ToArray())).Document.QuerySelector("main a[href^='/files/']")!.GetAttribute("href")!;
        await city.Presses(address, "withdraw");
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Http.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await city.Browser.Http.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_picture_is_drawn_anew_and_shown_small_with_its_description()
    {
        var (city, address) = await Need();
        var page = await (await city.Browser.Open(address + "/files")).Upload("foto.jpg", Photo(2000, 1000), new Dictionary<string, string> { ["Description"] = "Una calle inundada" });
        var picture = page.Document.QuerySelector("main img")!;
        Assert.Equal("Una calle inundada", picture.GetAttribute("alt"));
        var small = SKBitmap.Decode(await city.Browser.Http.GetByteArrayAsync(picture.GetAttribute("src")));
        Assert.Equal(480, small.Width);
        var large = await city.Browser.Http.GetByteArrayAsync(page.Document.QuerySelector("main a[href^='/files/']")!.GetAttribute("href"));
        Assert.DoesNotContain("SECRET-PLACE", Encoding.Latin1.GetString(large));
        Assert.Equal(1600, SKBitmap.Decode(large).Width);
    }

    [Fact]
    public async Task A_picture_without_a_description_is_refused_beside_the_field()
    {
        var (city, address) = await Need();
        var page = await (await city.Browser.Open(address + "/files")).Upload("foto.jpg", Photo(20, 20));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Of("#Description-error"));
    }

    [Fact]
    public async Task A_lying_extension_is_refused()
    {
        var (city, address) = await Need();
        var page = await (await city.Browser.Open(address + "/files")).Upload("foto.jpg", Pdf, new Dictionary<string, string> { ["Description"] = "x" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Of("#file-error"));
    }

    [Fact]
    public async Task A_program_a_script_and_a_web_page_are_refused()
    {
        var (city, address) = await Need();
        foreach (var (name, bytes) in new (string, byte[])[] { ("a.exe", [0x4D, 0x5A, 0x90, 0]), ("a.svg", "<svg/>"u8.ToArray()), ("a.html", "<html>"u8.ToArray()) })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await city.Browser.Open(address + "/files")).Upload(name, bytes)).Status);
    }

    [Fact]
    public async Task Too_large_a_file_is_answered_413_with_what_to_do()
    {
        var (city, address) = await Need();
        var page = await (await city.Browser.Open(address + "/files")).Upload("a.txt", new byte[Attachments.MostBytes + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Contains("10 MB", page.Of("#file-error"));
    }

    [Fact]
    public async Task A_removed_file_can_be_put_back()
    {
        var (city, address) = await Need();
        var page = await (await city.Browser.Open(address + "/files")).Upload("nota.txt", "Acta de la reunión"u8.ToArray());
        page = await page.Submit(new Dictionary<string, string>(), Buttons(page)[1]);
        Assert.Null(page.Document.QuerySelector("main a[href^='/files/']"));
        page = await page.Submit(new Dictionary<string, string>(), Buttons(page)[1]);
        Assert.NotNull(page.Document.QuerySelector("main a[href^='/files/']"));
    }

    [Fact]
    public async Task Another_city_may_not_add_files()
    {
        var (_, address) = await Need();
        var other = await node.City("Salto", "es", "UY");
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Browser.Open(address + "/files")).Status);
    }

    [Fact]
    public void An_archive_that_would_burst_is_refused()
    {
        var refused = Assert.Throws<RefusedFile>(() => FileType.Of(Zip(("word/document.xml", new byte[80_000_000]), ("[Content_Types].xml", []))));
        Assert.Equal("file.bomb", refused.TextKey);
    }

    [Fact]
    public void An_office_file_with_macros_is_refused()
    {
        var refused = Assert.Throws<RefusedFile>(() => FileType.Of(Zip(("word/document.xml", [1]), ("word/vbaProject.bin", [1]), ("[Content_Types].xml", []))));
        Assert.Equal("file.macros", refused.TextKey);
    }

    [Fact]
    public void Word_and_OpenDocument_are_told_apart_by_their_content()
    {
        Assert.Same(FileType.Word, FileType.Of(Zip(("word/document.xml", [1]), ("[Content_Types].xml", []))));
        Assert.Same(FileType.Ods, FileType.Of(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()))));
        Assert.Null(FileType.Of(Zip(("anything.txt", [1]))));
    }

    private static List<string> Buttons(TestPage page) => [.. page.Document.QuerySelectorAll("main form button").Select(b => b.TextContent.Trim())];

    private async Task<(TestCity City, string Address)> Need()
    {
        var city = await node.City("Paysandú", "es", "UY");
        var page = await city.Asks("El arroyo se desborda cada otoño en tres barrios.", "Barrio Norte");
        return (city, page.Address.AbsolutePath);
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

    /// <summary>A JPEG with a comment such as cameras write.</summary>
    private static byte[] Photo(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.SteelBlue);
        var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
        var comment = "SECRET-PLACE"u8.ToArray();
        return [.. jpeg[..2], 0xFF, 0xFE, 0, (byte)(comment.Length + 2), .. comment, .. jpeg[2..]];
    }
}
