using VixShield.Display;

namespace VixShield.Reporting;

public sealed partial class Chart
{
    /// <summary>Width of a drawing in pixels unless told otherwise.</summary>
    public const int DefaultWidth = 860;

    /// <summary>Height of a drawing in pixels unless told otherwise.</summary>
    public const int DefaultHeight = 420;

    /// <summary>The drawing as an SVG document.</summary>
    /// <param name="width">Width in pixels, from 200 to 10,000.</param>
    /// <param name="height">Height in pixels, from 150 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    public string ToSvg(int width = DefaultWidth, int height = DefaultHeight) => ChartDrawing.Svg(this, Size(width, 200, nameof(width)), Size(height, 150, nameof(height)));

    /// <summary>The drawing as the bytes of a PNG file.</summary>
    /// <param name="width">Width in pixels, from 200 to 10,000.</param>
    /// <param name="height">Height in pixels, from 150 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    public byte[] ToPng(int width = DefaultWidth, int height = DefaultHeight) => ChartDrawing.Png(this, Size(width, 200, nameof(width)), Size(height, 150, nameof(height)));

    /// <summary>
    /// An HTML figure that needs nothing else: the drawing, one for wide and one for narrow screens, its description as alternative text, and the numbers behind it as tables that open on demand.
    /// </summary>
    public string ToHtml() => DisplayStyle.Html + FigureHtml.Style + FigureHtml.Of(this);

    /// <summary>Writes the drawing to a file.</summary>
    /// <param name="path">The file; it is replaced if there is one. Its ending says the format: .svg or .png.</param>
    /// <param name="width">Width in pixels, from 200 to 10,000.</param>
    /// <param name="height">Height in pixels, from 150 to 10,000.</param>
    /// <exception cref="ArgumentException">The path is blank or ends otherwise, or a size is out of range.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, int width = DefaultWidth, int height = DefaultHeight)
    {
        switch (Path.GetExtension(Check.NotBlank(path, nameof(path))).ToUpperInvariant())
        {
            case ".SVG":
                File.WriteAllText(path, ToSvg(width, height));
                break;
            case ".PNG":
                File.WriteAllBytes(path, ToPng(width, height));
                break;
            default:
                throw new ArgumentException($"{path} must end in .svg or .png.", nameof(path));
        }
    }

    private static int Size(int value, int least, string parameter) =>
        value >= least && value <= 10_000 ? value : throw new ArgumentOutOfRangeException(parameter, value, FormattableString.Invariant($"Must be from {least} to 10000."));
}
