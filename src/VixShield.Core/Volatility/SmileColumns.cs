using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>Quotes of a smile as a table.</summary>
internal static class SmileColumns
{
    internal static DisplayTable TableOf(string caption, IEnumerable<SmileQuote> quotes) => DisplayTable.Of(
        caption,
        quotes,
        new("strike", "points", r => r.Strike),
        new("right", r => r.Right),
        new("bid", "points", r => r.Bid),
        new("ask", "points", r => r.Ask),
        new("tick", "points", r => r.Tick));

    /// <summary>As many quotes as a table shows, by ascending strike.</summary>
    internal static IEnumerable<SmileQuote> Nearest(IEnumerable<SmileQuote> quotes, double forward) =>
        quotes.OrderBy(q => Math.Abs(q.Strike - forward)).Take(DisplayTable.DefaultRows).OrderBy(q => q.Strike);
}
