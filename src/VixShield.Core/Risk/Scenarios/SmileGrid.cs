using VixShield.Numerics;
using VixShield.Volatility;

namespace VixShield.Risk;

/// <summary>Nodes of a smile at even steps of normalised moneyness, for smiles that are made of other markets' rather than quoted.</summary>
internal static class SmileGrid
{
    /// <summary>Nodes from the first to the last moneyness, whose strike is forward x exp(moneyness x deviation).</summary>
    internal static IEnumerable<SmileNode> Nodes(double first, double last, double step, double forward, double deviation, Func<double, double, double> volatility)
    {
        int count = (int)Math.Round((last - first) / step);
        for (int i = 0; i <= count; i++)
        {
            double z = first + (i * step);
            double strike = forward * ElementaryFunctions.Exp(z * deviation);
            yield return new SmileNode(strike, volatility(strike, z));
        }
    }
}
