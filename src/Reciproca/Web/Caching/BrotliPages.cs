using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Reciproca.Web.Caching;

/// <summary>
/// Brotli for pages: what is short is compressed in one go with a window of its size, which costs a third of a stream that must be ready for
/// anything. What turns out long goes on as a stream.
/// </summary>
public sealed class BrotliPages : ICompressionProvider
{
    public string EncodingName => "br";

    public bool SupportsFlush => true;

    public Stream CreateStream(Stream outputStream) => new Page(outputStream);

    private sealed class Page(Stream output) : Stream
    {
        // a page of 16 kB: quality 1 costs 8 % more bytes than 2, quality 4 saves 5 % for two and a half times the work
        private const int Quality = 2, Window = 18, Longest = 1 << Window;

        private byte[]? held = ArrayPool<byte>.Shared.Rent(1 << 15);
        private int length;
        private BrotliStream? stream;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancel = default)
        {
            if (stream is null && Hold(buffer.Span)) return;
            await (await Streaming(cancel)).WriteAsync(buffer, cancel);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancel) => WriteAsync(buffer.AsMemory(offset, count), cancel).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (stream is null && Hold(buffer.AsSpan(offset, count))) return;
            throw new NotSupportedException("Only what is short may be written without waiting");
        }

        /// <summary>Somebody waits for the part that is written.</summary>
        public override async Task FlushAsync(CancellationToken cancel)
        {
            if (length > 0 || stream is not null) await (await Streaming(cancel)).FlushAsync(cancel);
        }

        public override void Flush() { }

        public override async ValueTask DisposeAsync()
        {
            if (stream is not null) await stream.DisposeAsync();
            else if (held is not null)
            {
                var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(length));
                if (!BrotliEncoder.TryCompress(held.AsSpan(0, length), packed, out var written, Quality, Window)) throw new InvalidOperationException("The page could not be compressed");
                await output.WriteAsync(packed.AsMemory(0, written));
                ArrayPool<byte>.Shared.Return(packed);
            }
            Release();
        }

        private bool Hold(ReadOnlySpan<byte> bytes)
        {
            if (length + bytes.Length > Longest) return false;
            if (length + bytes.Length > held!.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(Math.Min(Longest, Math.Max(held.Length * 2, length + bytes.Length)));
                held.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(held);
                held = larger;
            }
            bytes.CopyTo(held.AsSpan(length));
            length += bytes.Length;
            return true;
        }

        private async ValueTask<BrotliStream> Streaming(CancellationToken cancel)
        {
            if (stream is not null) return stream;
            stream = new BrotliStream(output, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true);
            await stream.WriteAsync(held.AsMemory(0, length), cancel);
            Release();
            return stream;
        }

        private void Release()
        {
            if (held is not null) ArrayPool<byte>.Shared.Return(held);
            (held, length) = (null, 0);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
