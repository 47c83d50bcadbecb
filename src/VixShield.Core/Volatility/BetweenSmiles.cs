using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;

namespace VixShield.Volatility;

/// <summary>
/// Total variance between two expiries, linear in time. At fixed normalised moneyness the shape of the smile stays what it is, which is what a roll-down means; at fixed log-moneyness
/// no calendar spread can arise; in prices no butterfly can either. The first that has no arbitrage is used.
/// </summary>
internal sealed class BetweenSmiles
{
    // Below this a price in units of the forward is too near the least double to say a volatility.
    private const double LeastPrice = 1e-250;

    // Deviations up to which moneyness is held, and from which log-moneyness is: there the wings of two expiries need not be in proportion.
    private const double Core = 3;
    private const double Wing = 5;

    private const double LeastDurrleman = 1e-3;
    private const double FirstPoint = -16;
    private const double LastPoint = 10;
    private const double Step = 0.05;

    private readonly VolatilitySmile _early;
    private readonly VolatilitySmile _late;
    private readonly double _earlyMoney;
    private readonly double _lateMoney;
    private readonly Lazy<Rule> _rule;

    internal BetweenSmiles(VolatilitySmile early, VolatilitySmile late)
    {
        _early = early;
        _late = late;
        _earlyMoney = early.TotalVarianceAt(0);
        _lateMoney = late.TotalVarianceAt(0);
        _rule = new Lazy<Rule>(FindRule);
    }

    private enum Rule
    {
        /// <summary>Moneyness everywhere: smiles of another origin are taken as they are.</summary>
        Moneyness,

        /// <summary>Moneyness in the core, log-moneyness in the wings.</summary>
        CoreMoneyness,

        LogMoneyness,

        Price,
    }

    /// <param name="weight">Share of the time between the expiries that has passed, from 0 to 1.</param>
    /// <param name="logMoneyness">k = ln(K/F).</param>
    internal double TotalVariance(double weight, double logMoneyness) => weight switch
    {
        0 => _early.TotalVarianceAt(logMoneyness),
        1 => _late.TotalVarianceAt(logMoneyness),
        _ => By(_rule.Value, weight, logMoneyness),
    };

    private double By(Rule rule, double weight, double k)
    {
        if (rule == Rule.Price)
            return LinearInPrice(weight, k);
        double atTheMoney = Mix(weight, _earlyMoney, _lateMoney);
        double root = Math.Sqrt(atTheMoney);
        double share = rule switch
        {
            Rule.Moneyness => 1,
            Rule.CoreMoneyness => CoreShare(Math.Abs(k) / root),
            _ => 0,
        };
        double byMoneyness = share > 0 ? Mix(weight, _early.TotalVarianceAt(k * Math.Sqrt(_earlyMoney) / root), _late.TotalVarianceAt(k * Math.Sqrt(_lateMoney) / root)) : 0;
        double byLogMoneyness = share < 1 ? Mix(weight, _early.TotalVarianceAt(k), _late.TotalVarianceAt(k)) : 0;
        return (share * byMoneyness) + ((1 - share) * byLogMoneyness);
    }

    private double LinearInPrice(double weight, double k)
    {
        double before = _early.TotalVarianceAt(k);
        double after = _late.TotalVarianceAt(k);

        // The weight of prices that keeps the at-the-money variance linear in time.
        double share = (AtTheMoney(Mix(weight, _earlyMoney, _lateMoney)) - AtTheMoney(_earlyMoney)) / (AtTheMoney(_lateMoney) - AtTheMoney(_earlyMoney));
        double strike = ElementaryFunctions.Exp(k);
        OptionRight right = k < 0 ? OptionRight.Put : OptionRight.Call;
        double price = Mix(share, Black76.UndiscountedPrice(1, strike, Math.Sqrt(before), right), Black76.UndiscountedPrice(1, strike, Math.Sqrt(after), right));
        return price > LeastPrice && Black76.TryImpliedVolatility(price, 1, strike, 1, 1, right, out double deviation) == ImpliedVolatilityStatus.Ok
            ? deviation * deviation
            : Mix(weight, before, after);
    }

    private Rule FindRule()
    {
        if (_early is not FittedSmile || _late is not FittedSmile)
            return Rule.Moneyness;
        if (!HasArbitrage(Rule.CoreMoneyness))
            return Rule.CoreMoneyness;
        return HasArbitrage(Rule.LogMoneyness) && _lateMoney > _earlyMoney ? Rule.Price : Rule.LogMoneyness;
    }

    /// <summary>Looks for butterflies and calendar spreads on a grid of times and log-moneyness.</summary>
    private bool HasArbitrage(Rule rule)
    {
        double unit = Math.Sqrt(_lateMoney);
        double step = Step * unit;
        int points = (int)((LastPoint - FirstPoint) / Step) + 1;
        double[] before = new double[points];
        double[] now = new double[points];
        foreach (double weight in (ReadOnlySpan<double>)[0, 0.04, 0.12, 0.25, 0.4, 0.55, 0.7, 0.83, 0.93, 0.98, 1])
        {
            for (int i = 0; i < points; i++)
            {
                double k = (FirstPoint * unit) + (i * step);
                now[i] = weight is 0 or 1 ? TotalVariance(weight, k) : By(rule, weight, k);
                if (weight > 0 && now[i] < before[i])
                    return true;
            }

            for (int i = 1; weight is > 0 and < 1 && i < points - 1; i++)
            {
                var point = new VariancePoint(
                    (FirstPoint * unit) + (i * step), now[i], (now[i + 1] - now[i - 1]) / (2 * step), ((now[i + 1] - now[i]) - (now[i] - now[i - 1])) / (step * step));
                if (!(point.Durrleman >= LeastDurrleman))
                    return true;
            }

            (before, now) = (now, before);
        }

        return false;
    }

    /// <summary>1 in the core, 0 in the wings, with two continuous derivatives between.</summary>
    private static double CoreShare(double deviations)
    {
        double x = Math.Clamp((Wing - deviations) / (Wing - Core), 0, 1);
        return x * x * x * (10 + (x * (-15 + (6 * x))));
    }

    private static double Mix(double weight, double x, double y) => ((1 - weight) * x) + (weight * y);

    /// <summary>Price of an option at the forward, in units of the forward.</summary>
    private static double AtTheMoney(double variance) => Black76.UndiscountedPrice(1, 1, Math.Sqrt(variance), OptionRight.Call);
}
