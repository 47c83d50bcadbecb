using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.Testing;

/// <summary>Call prices of a smile at three strikes, in units of the forward, by the out-of-the-money right where it is the more exact.</summary>
internal static class Convexity
{
    // Of prices near 1, which three of them add.
    private const double Rounding = 4e-15;

    /// <summary>What a butterfly at three log-moneynesses earns beyond rounding, or null.</summary>
    internal static string? Objection(Func<double, double> deviation, double low, double middle, double high)
    {
        double a = Math.Exp(low), b = Math.Exp(middle), c = Math.Exp(high);
        bool isPut = middle < 0;
        double weight = (b - a) / (c - a);
        double line = ((1 - weight) * Price(low)) + (weight * Price(high));
        double price = Price(middle);
        return price <= line + Rounding
            ? null
            : FormattableString.Invariant($"At ln(K/F) {middle:G6} between {low:G6} and {high:G6} the {(isPut ? "put" : "call")} is worth {price:G10} forwards, {price - line:G3} above the line: a butterfly.");

        // One right for all three: calls and puts differ by a line, which is convex and concave at once.
        double Price(double k) => Black76.UndiscountedPrice(1, Math.Exp(k), deviation(k), isPut ? OptionRight.Put : OptionRight.Call);
    }
}
