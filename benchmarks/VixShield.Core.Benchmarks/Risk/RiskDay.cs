using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;

namespace VixShield.Benchmarks.Risk;

/// <summary>The market of the main sample (five SPX and four VIX expiries with fitted smiles) with random books and scenarios, always the same.</summary>
internal sealed class RiskDay
{
    private readonly Random _random = new(20230215);

    internal RiskDay()
    {
        Market = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "market-2023-02-15.json"))).Snapshot;
        Scenarios =
        [
            new FactorScenario(),
            .. Enumerable.Range(1, 999).Select(_ => new FactorScenario((0.25 * _random.NextDouble()) - 0.15, (30 * _random.NextDouble()) - 5, 0, (2 * _random.NextDouble()) - 1)),
        ];
        Large = Book.OfLegs(Enumerable.Range(0, 10_000).Select(_ => Option()));
        Desk = Book.OfLegs(Condors().Concat(VixOptions()).Concat(Futures()));
    }

    internal MarketSnapshot Market { get; }

    internal MarketScenario[] Scenarios { get; }

    internal Book Large { get; }

    /// <summary>A desk of 60 legs: six condors of three expiries, 30 VIX options of four, six VX futures.</summary>
    internal Book Desk { get; }

    private IEnumerable<Leg> Condors()
    {
        foreach (OptionChain chain in Market.Chains.Where(c => c.Symbol == "SPX").Skip(1).Take(3))
        {
            foreach (int quantity in new[] { 10, 7 })
            {
                double middle = Math.Round(chain.Forward / 25) * 25;
                double width = 15 * quantity;
                yield return Leg(Contracts.Spxw, chain, middle - width - 100, OptionRight.Put, quantity);
                yield return Leg(Contracts.Spxw, chain, middle - width, OptionRight.Put, -quantity);
                yield return Leg(Contracts.Spxw, chain, middle + width, OptionRight.Call, -quantity);
                yield return Leg(Contracts.Spxw, chain, middle + width + 75, OptionRight.Call, quantity);
            }
        }
    }

    private IEnumerable<Leg> VixOptions()
    {
        OptionChain[] chains = [.. Market.Chains.Where(c => c.Symbol == MarketSnapshot.VixSymbol)];
        for (int i = 0; i < 30; i++)
            yield return Leg(Contracts.Vix, chains[i % chains.Length], 18 + (2 * (i / chains.Length)), OptionRight.Call, i % 3 == 0 ? -5 : 10);
    }

    private IEnumerable<Leg> Futures() =>
        Market.Futures.Where(f => f.Contract == Contracts.Vx).Take(6).Select((f, i) => (Leg)new FutureLeg { Contract = Contracts.Vx, Expiry = f.Expiry, Quantity = i + 1 });

    private static OptionLeg Leg(ContractSpec contract, OptionChain chain, double strike, OptionRight right, int quantity) =>
        new() { Contract = contract, Expiry = chain.Expiry, Strike = strike, Right = right, Quantity = quantity };

    private OptionLeg Option()
    {
        OptionChain chain = Market.Chains[_random.Next(Market.Chains.Length)];
        double low = chain.Quotes[0].Strike;
        double strike = Math.Round(2 * (low + ((chain.Quotes[^1].Strike - low) * _random.NextDouble()))) / 2;
        int quantity = _random.Next(1, 9);
        return new OptionLeg
        {
            Contract = chain.Symbol == MarketSnapshot.VixSymbol ? Contracts.Vix : chain.Expiry.Style == SettlementStyle.Am ? Contracts.Spx : Contracts.Spxw,
            Expiry = chain.Expiry,
            Strike = strike,
            Right = _random.Next(2) == 0 ? OptionRight.Put : OptionRight.Call,
            Quantity = _random.Next(2) == 0 ? -quantity : quantity,
        };
    }
}
