#!/usr/bin/env dotnet
#:package VixShield.Core@0.2.0

// From quotes to an arbitrage-free surface: what each smile misses, whether it holds, and a volatility between strikes and expiries.
// dotnet run docs/cookbook/chain-to-surface.cs -- MARKET.json
using System.Globalization;
using VixShield.Display;
using VixShield.Market;
using VixShield.Serialization;
using VixShield.Volatility;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length != 1)
    return Refuse("MARKET.json", 2);

try
{
    // 1. The quotes of all expiries. A market that is read has fitted them already (market.SurfaceFit("SPX")); here it is done by hand.
    MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(args[0])).Snapshot;
    OptionChain[] chains = [.. market.Chains.Where(chain => chain.Symbol == "SPX")];
    SurfaceFit fit = SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, chains.Select(chain => chain.ToSmileInput()));
    Console.WriteLine(fit.ToTable());

    // 2. One expiry closely: the returned smile, raw SVI and eSSVI beside it, and quotes that no arbitrage-free smile can meet.
    if (fit.Surface is not { } surface)
        return Refuse("No expiry has a smile.");
    Console.WriteLine(fit.Smiles[fit.Smiles.Length / 2].ToTable());

    // 3. No butterfly within an expiry, no calendar spread between neighbours: checked on a grid, far beyond the quotes.
    Console.WriteLine(DisplayTable.Of(
        "butterflies: the least of Durrleman's function, negative where a density would be",
        surface.Smiles,
        new("expiry", smile => smile.Expiry.ToString()),
        new("least", smile => DisplayCell.Fixed(ButterflyCheck.Of(smile).Least.Durrleman, 4)),
        new("free", smile => ButterflyCheck.Of(smile).IsFree)));
    Console.WriteLine(DisplayTable.Of(
        "calendar spreads: by how much total variance grows at least",
        surface.Smiles.Zip(surface.Smiles.Skip(1)),
        new("from", pair => pair.First.Expiry.ToString()),
        new("to", pair => pair.Second.Expiry.ToString()),
        new("least", "%", pair => DisplayCell.Percent(CalendarCheck.Of(pair.First, pair.Second).LeastMargin)),
        new("free", pair => CalendarCheck.Of(pair.First, pair.Second).IsFree)));

    // 4. Between: a strike that nobody quotes, at a time between the first two expiries. Total variance is interpolated at constant moneyness;
    //    the forward in between is that of a constant rate less dividends.
    if (chains.Length > 1)
    {
        double years = (chains[0].Years + chains[1].Years) / 2, forward = Math.Sqrt(chains[0].Forward * chains[1].Forward);
        foreach (double strike in new[] { 0.95, 1, 1.03 }.Select(share => Math.Round(share * forward) + 0.5))
            Console.WriteLine($"{strike:0.0} in {365 * years:0.0} days, forward {forward:0.00}: {100 * Math.Sqrt(surface.TotalVarianceAt(Math.Log(strike / forward), years) / years):0.00} %");
    }

    return 0;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or VixShieldFormatException or ArgumentException or MissingDatumException)
{
    return Refuse(problem.Message);
}

static int Refuse(string problem, int code = 1)
{
    Console.Error.WriteLine(problem);
    return code;
}
