using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Samples.VixModels;

/// <summary>Prints one joint shock of index, VIX, its futures and all volatilities.</summary>
internal sealed class ShockReport(TextWriter output)
{
    private const double Return = -0.03;
    private const double Days = 1;
    private const double FirstCorrelation = -0.8;
    private const double SecondCorrelation = -0.6;
    private const double Stickiness = 1.5;

    // Of a day with fifty expiries, those nearest to these days.
    private static readonly double[] Tenors = [1, 7, 14, 30, 45, 60, 90, 180, 270, 365, 730];

    internal void Write(MarketSnapshot market, BergomiVixModel bergomi, LognormalVixModel? lognormal, double volatility)
    {
        Line();
        Line($"-- Joint shock: index log return {F(100 * Return, 0)} % over {F(Days, 0)} day, factors where they are on average given it");
        if (!market.HasVixFutures)
        {
            Line("The market has no VX futures: no shock.");
            return;
        }

        JointShock shock = ShockOf(bergomi, volatility);
        MarketSnapshot moved = bergomi.Shock(market, shock);
        MarketSnapshot skewed = bergomi.Shock(market, shock, IndexVolatilityMove.Skew(Stickiness));
        MarketSnapshot? other = lognormal?.Shock(market, ShockOf(lognormal, volatility));
        Line($"mixed Bergomi: {shock}");
        Futures(market, moved, other);
        IndexVolatilities(market, moved, skewed, other);
        VixVolatilities(market, moved, other);
        Line();
        Line("Assumed:");
        Line($"- Correlations of the index with the two factors {F(FirstCorrelation, 1)} and {F(SecondCorrelation, 1)}, index volatility {NumberText.Significant(volatility)}: inputs, not found from this market.");
        Line("- Options of VIX before the first calibrated expiry: the model carries the first expiry's mixture down to them, without a look at their quotes.");
        Line("- Mean of the factors given the index return: actual moves scatter around it, and VX moves with them.");
        Line("- Model columns move index volatilities by the model; the skew column moves them by " + F(Stickiness, 1) + " times their own skew times the log return instead, never by both.");
        foreach (string note in moved.Notes.Skip(market.Notes.Length))
            Line("- " + note);
        Line("- Consequences under stated assumptions: no forecast, no advice.");
    }

    private static JointShock ShockOf(IVixModel model, double volatility) =>
        new JointShockLaw(model, Days / 365, volatility, FirstCorrelation, SecondCorrelation).MeanGiven(Return);

    private void Futures(MarketSnapshot market, MarketSnapshot moved, MarketSnapshot? other)
    {
        var table = new TextTable("Points", "days", "before", "after, Bergomi", "log ratio %", "after, lognormal", "log ratio %");
        Row("VIX", 0, m => m.VixFutures.SpotVix);
        foreach (FutureMark mark in market.Futures.Where(f => f.Contract == Contracts.Vx))
            Row($"VX {mark.Expiry}", 365 * mark.Expiry.YearsFrom(market.ValuationInstant), m => m.MarkFor(Contracts.Vx, mark.Expiry)!.Price);
        output.Write(table);

        void Row(string name, double days, Func<MarketSnapshot, double> price)
        {
            double before = price(market);
            double after = price(moved);
            table.Add(name, F(days, 1), F(before, 2), F(after, 2), Change(before, after), other is null ? "-" : F(price(other), 2), other is null ? "-" : Change(before, price(other)));
        }
    }

    private void IndexVolatilities(MarketSnapshot market, MarketSnapshot moved, MarketSnapshot skewed, MarketSnapshot? other)
    {
        Line();
        var table = new TextTable("Options of the index", "days", "at the money %", "after, Bergomi", "ratio", "after, skew", "ratio", "after, lognormal", "ratio");
        OptionChain[] chains = [.. market.Chains.Where(c => c.Symbol != MarketSnapshot.VixSymbol)];
        if (chains.Length == 0)
            return;
        foreach (OptionChain chain in Tenors.Select(days => chains.MinBy(c => Math.Abs((365 * c.Years) - days))!).Distinct())
        {
            if (AtTheMoney(market, chain) is not { } before)
                continue;
            (string bergomi, string bergomiRatio) = After(moved, chain, before);
            (string skew, string skewRatio) = After(skewed, chain, before);
            (string lognormal, string lognormalRatio) = After(other, chain, before);
            table.Add($"{chain.Symbol} {chain.Expiry}", F(365 * chain.Years, 1), F(100 * before, 2), bergomi, bergomiRatio, skew, skewRatio, lognormal, lognormalRatio);
        }

        output.Write(table);
    }

    private void VixVolatilities(MarketSnapshot market, MarketSnapshot moved, MarketSnapshot? other)
    {
        Line();
        var table = new TextTable("Options of VIX", "days", "at the money %", "after, Bergomi", "ratio", "after, lognormal", "ratio");
        foreach (OptionChain chain in market.Chains.Where(c => c.Symbol == MarketSnapshot.VixSymbol))
        {
            if (AtTheMoney(market, chain) is not { } before)
                continue;
            (string bergomi, string bergomiRatio) = After(moved, chain, before);
            (string lognormal, string lognormalRatio) = After(other, chain, before);
            table.Add($"{chain.Symbol} {chain.Expiry}", F(365 * chain.Years, 1), F(100 * before, 2), bergomi, bergomiRatio, lognormal, lognormalRatio);
        }

        output.Write(table);
    }

    private static (string Volatility, string Ratio) After(MarketSnapshot? market, OptionChain chain, double before) =>
        market is not null && AtTheMoney(market, chain) is { } after ? (F(100 * after, 2), F(after / before, 4)) : ("-", "-");

    private static double? AtTheMoney(MarketSnapshot market, OptionChain chain) => market.SmileFor(chain.Symbol, chain.Expiry)?.AtTheMoney;

    private static string Change(double before, double after) => NumberText.WithSign(100 * Math.Log(after / before), 2);

    private void Line(string text = "") => output.Write(text + "\n");

    private static string F(double value, int decimals) => NumberText.Fixed(value, decimals);
}
