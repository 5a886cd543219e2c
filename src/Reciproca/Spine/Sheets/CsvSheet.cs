using System.Buffers;
using System.Text;

namespace Reciproca.Spine.Sheets;

/// <summary>Writes a CSV (RFC 4180) that Excel, LibreOffice and pandas read alike: UTF-8 with its mark, commas, formulas made harmless.</summary>
public sealed class CsvSheet(Stream output) : IAsyncDisposable
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n;\t'");
    private readonly StreamWriter writer = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16_384, leaveOpen: true);

    public async Task Row(IEnumerable<object?> values)
    {
        // a number of ours is no formula, and "-34.6" must stay a number
        await writer.WriteAsync(string.Join(',', values.Select(v => Cell.IsNumber(v) ? Cell.Text(v) : Quote(Cell.Safe(Cell.Text(v))))));
        await writer.WriteAsync("\r\n");
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private static string Quote(string text) => text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
