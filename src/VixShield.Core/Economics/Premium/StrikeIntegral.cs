using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.TermStructure;
using VixShield.Volatility;

namespace VixShield.Economics;

/// <summary>
/// The integral over strikes of undiscounted out-of-the-money prices, in units of the squared forward: half of the variance of S_T / F. Panels in log strike from the forward outwards, each halved until
/// halving no longer changes it, until a panel adds nothing.
/// </summary>
internal sealed class StrikeIntegral
{
    private const int Order = 16;
    private const int MostHalvings = 24;
    private const int MostPanels = 20_000;
    private const double PanelTolerance = 1e-13;
    private const double Nothing = 1e-14;

    // Beyond it an integrand that still counts has no end.
    private const double Farthest = 300;

    // Half a variance of the index in squared forwards beyond any market: the wing rises without end.
    private const double Greatest = 1e9;

    private readonly VolatilitySmile _smile;
    private readonly double _variance;
    private bool _isSmooth = true;
    private int _panels;

    private StrikeIntegral(VolatilitySmile smile)
    {
        _smile = smile;
        _variance = smile.TotalVarianceAt(0);
    }

    /// <summary>Whether both wings came to an end and every panel settled.</summary>
    internal bool IsConverged { get; private set; }

    /// <summary>Whether the quoted range is known.</summary>
    internal bool HasEdges { get; private set; }

    internal double Within { get; private set; }

    internal double Below { get; private set; }

    internal double Above { get; private set; }

    internal double Total => Within + Below + Above;

    /// <summary>The least log-moneyness reached.</summary>
    internal double Lowest { get; private set; }

    /// <summary>The greatest log-moneyness reached.</summary>
    internal double Highest { get; private set; }

    internal static StrikeIntegral Of(VolatilitySmile smile, (double Lowest, double Highest)? edges)
    {
        var integral = new StrikeIntegral(smile) { HasEdges = edges is not null };
        (double lowest, double highest) = edges ?? (double.NegativeInfinity, double.PositiveInfinity);
        double width = 0.5 * Math.Sqrt(integral._variance);
        bool left = integral.Walk(-1, width, lowest, highest);
        bool right = integral.Walk(1, width, lowest, highest);
        integral.IsConverged = left && right && integral._isSmooth;
        return integral;
    }

    private bool Walk(int direction, double width, double lowest, double highest)
    {
        double at = 0;
        while (Math.Abs(at) < Farthest && Total < Greatest)
        {
            double next = at + (direction * width);
            // A panel lies on one side of an edge of the quotes.
            foreach (double edge in (ReadOnlySpan<double>)[lowest, highest])
            {
                if (direction * (edge - at) > 0 && direction * (next - edge) > 0)
                    next = edge;
            }

            double part = Panel(Math.Min(at, next), Math.Max(at, next));
            double middle = (at + next) / 2;
            if (middle < lowest)
                Below += part;
            else if (middle > highest)
                Above += part;
            else
                Within += part;
            at = next;
            (Lowest, Highest) = (Math.Min(Lowest, at), Math.Max(Highest, at));
            // Panels cut by an edge may be short; the wing ends only where a whole one adds nothing.
            if (Math.Abs(Integrand(at) * width) <= Nothing * Total && part <= Nothing * Total)
                return true;
            width *= 1.1;
        }

        return false;
    }

    private double Panel(double low, double high)
    {
        double whole = Gauss(low, high);
        return Refined(low, high, whole, MostHalvings);
    }

    private double Refined(double low, double high, double whole, int left)
    {
        double middle = (low + high) / 2;
        double first = Gauss(low, middle);
        double second = Gauss(middle, high);
        // Half the variance at the money is about the whole: a part need not be right to more digits than the whole.
        if (Math.Abs(first + second - whole) <= PanelTolerance * Math.Max(_variance / 2, Total))
            return first + second;
        if (left == 0 || ++_panels > MostPanels)
        {
            _isSmooth = false;
            return first + second;
        }

        return Refined(low, middle, first, left - 1) + Refined(middle, high, second, left - 1);
    }

    private double Gauss(double low, double high)
    {
        GaussRule rule = GaussRule.Legendre(Order);
        double sum = 0;
        for (int i = 0; i < Order; i++)
            sum += rule.Weights[i] * Integrand(low + ((high - low) * rule.Nodes[i]));
        return (high - low) * sum;
    }

    private double Integrand(double k)
    {
        double strike = ElementaryFunctions.Exp(k);
        return strike * Black76.UndiscountedPrice(1, strike, Math.Sqrt(_smile.TotalVarianceAt(k)), k < 0 ? OptionRight.Put : OptionRight.Call);
    }
}
