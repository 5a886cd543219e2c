using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Reciproca.ActivityPub.Json;

/// <summary>
/// Writes JSON in the one form that signers and verifiers agree on: members sorted by UTF-16 code units, shortest numbers, no blanks.
/// Source: RFC 8785 (JSON Canonicalization Scheme).
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical UTF-8 bytes of a JSON value.</summary>
    /// <exception cref="FormatException">A name occurs twice in an object, a text holds half a surrogate pair, or a number is beyond a
    /// double.</exception>
    public static byte[] Bytes(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        Write(value, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The canonical bytes of an object without some of its top-level members, such as <c>proof</c>.</summary>
    /// <exception cref="FormatException">As for <see cref="Bytes"/>.</exception>
    public static byte[] BytesWithout(JsonElement value, params ReadOnlySpan<string> left)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        WriteObject(value, output, left);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement value, ArrayBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(value, output, []); break;
            case JsonValueKind.Array: WriteArray(value, output); break;
            case JsonValueKind.String: WriteText(TextOf(value), output); break;
            case JsonValueKind.Number: Ascii(CanonicalNumber.Format(value.GetDouble()), output); break;
            case JsonValueKind.True: output.Write("true"u8); break;
            case JsonValueKind.False: output.Write("false"u8); break;
            case JsonValueKind.Null: output.Write("null"u8); break;
            default: throw new FormatException("There is no JSON value.");
        }
    }

    private static void WriteObject(JsonElement value, ArrayBufferWriter<byte> output, ReadOnlySpan<string> left)
    {
        var members = Sorted(value, left);
        output.Write("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0) output.Write(","u8);
            WriteText(members[i].Key, output);
            output.Write(":"u8);
            Write(members[i].Value, output);
        }
        output.Write("}"u8);
    }

    private static List<KeyValuePair<string, JsonElement>> Sorted(JsonElement value, ReadOnlySpan<string> left)
    {
        var members = new List<KeyValuePair<string, JsonElement>>();
        foreach (var member in value.EnumerateObject())
        {
            var name = NameOf(member);
            if (!left.Contains(name)) members.Add(new(name, member.Value));
        }
        members.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var i = 1; i < members.Count; i++)
        {
            if (members[i].Key == members[i - 1].Key) throw new FormatException("A name occurs twice in a JSON object.");
        }
        return members;
    }

    private static void WriteArray(JsonElement value, ArrayBufferWriter<byte> output)
    {
        output.Write("["u8);
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first) output.Write(","u8);
            first = false;
            Write(item, output);
        }
        output.Write("]"u8);
    }

    private static void WriteText(string text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and not '"' and not '\\') continue;
            Utf8(text.AsSpan(plain, i - plain), output);
            Ascii(Escape(text[i]), output);
            plain = i + 1;
        }
        Utf8(text.AsSpan(plain), output);
        output.Write("\""u8);
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)c:x4}",
    };

    private static void Ascii(string text, ArrayBufferWriter<byte> output) => Utf8(text, output);

    private static void Utf8(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output)
    {
        if (text.Length > 0) Encoding.UTF8.GetBytes(text, output);
    }

    private static string TextOf(JsonElement value) => Whole(() => value.GetString()!);

    private static string NameOf(JsonProperty member) => Whole(() => member.Name);

    // The reader throws when an escape leaves half a surrogate pair: such a text has no UTF-8 form.
    private static string Whole(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("A JSON text holds half a surrogate pair.");
        }
    }
}
