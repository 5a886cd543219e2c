using SkiaSharp;

namespace Reciproca.Spine.Records.Files;

/// <summary>
/// A picture drawn anew in two sizes: what a camera wrote into it (place, time, owner) and whatever hides behind its pixels is gone.
/// </summary>
public sealed record Picture(byte[] Large, byte[] Small, int Width, int Height)
{
    private const int MostPixels = 40_000_000, LargeEdge = 1600, SmallEdge = 480, Quality = 80;

    /// <exception cref="RefusedFile">Too many pixels, or no picture after all.</exception>
    public static Picture Of(byte[] bytes)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(bytes)) ?? throw new RefusedFile("file.damaged");
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels) throw new RefusedFile("file.pixels");
        using var drawn = SKBitmap.Decode(codec) ?? throw new RefusedFile("file.damaged");
        using var upright = Upright(drawn, codec.EncodedOrigin);
        using var large = Within(upright, LargeEdge);
        using var small = Within(upright, SmallEdge);
        return new Picture(Encoded(large), Encoded(small), large.Width, large.Height);
    }

    private static SKBitmap Within(SKBitmap picture, int edge)
    {
        var scale = Math.Min(1, (double)edge / Math.Max(picture.Width, picture.Height));
        var size = new SKSizeI(Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        return picture.Resize(size, new SKSamplingOptions(SKCubicResampler.Mitchell)) ?? throw new RefusedFile("file.damaged");
    }

    private static byte[] Encoded(SKBitmap picture)
    {
        using var data = picture.Encode(SKEncodedImageFormat.Webp, Quality);
        return data.ToArray();
    }

    /// <summary>Cameras write how they were held beside the pixels; with that gone, the pixels must be turned.</summary>
    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var degrees = origin switch { SKEncodedOrigin.RightTop => 90, SKEncodedOrigin.BottomRight => 180, SKEncodedOrigin.LeftBottom => 270, _ => 0 };
        if (degrees == 0) return picture.Copy();
        var turned = degrees == 180 ? new SKBitmap(picture.Width, picture.Height) : new SKBitmap(picture.Height, picture.Width);
        using var canvas = new SKCanvas(turned);
        canvas.Translate(turned.Width / 2f, turned.Height / 2f);
        canvas.RotateDegrees(degrees);
        canvas.DrawBitmap(picture, -picture.Width / 2f, -picture.Height / 2f, new SKSamplingOptions(SKFilterMode.Nearest));
        return turned;
    }
}
