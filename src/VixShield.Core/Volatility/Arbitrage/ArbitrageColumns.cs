using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>Arbitrages among quotes as a table.</summary>
internal static class ArbitrageColumns
{
    internal static DisplayTable TableOf(IEnumerable<ArbitrageViolation> violations) => DisplayTable.Of(
        "arbitrages among the quotes",
        violations,
        new("kind", r => r.Kind),
        new("amount before discounting", "points", r => r.Amount),
        new("quotes", r => string.Join(", ", r.Quotes)));
}
