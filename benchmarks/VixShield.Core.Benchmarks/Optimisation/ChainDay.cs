using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Risk;
using VixShield.Serialization;

namespace VixShield.Benchmarks.Optimisation;

/// <summary>A real day of quotes from the data folder, a book of that day, and the questions that are asked of it: bands, floors and moves that leave guardrails broken.</summary>
internal sealed class ChainDay
{
    private const string Variable = "VIXSHIELD_DATA";

    // SPX and VIX moved at once, and the front of the curve leading or lagging: 45 scenarios in which every candidate is repriced.
    private static readonly WeightedScenario[] s_stress =
    [
        .. from spot in (double[])[-0.12, -0.08, -0.04, 0.02, 0.04]
        from vix in (double[])[-2, 4, 12]
        from basis in (double[])[-0.10, 0, 0.10]
        select new WeightedScenario(new FactorScenario(spot, spot < 0 ? vix : Math.Min(vix, 0), basis: [new BasisShock(20, basis), new BasisShock(90, 0)], name: FormattableString.Invariant($"{spot} {vix} {basis}")), 1),
    ];

    private ChainDay(string name, MarketSnapshot market, Book book)
    {
        Name = name;
        Market = market;
        Book = book;
        Inputs = new PlanInputs { Calibration = Calibration.Of(book, market), Stress = [.. s_stress] };
    }

    internal string Name { get; }

    internal MarketSnapshot Market { get; }

    internal Book Book { get; }

    internal PlanInputs Inputs { get; }

    /// <summary>The days; none without the folder.</summary>
    internal static IEnumerable<ChainDay> All()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
        {
            Console.WriteLine($"{Variable} is not set: the real days are left out.");
            yield break;
        }

        yield return Of("2023-02-15", "decoupling-book.json", new SnapshotFiles
        {
            Chain = Path.Combine(folder, "option-chains", "spx-implied-vol-2023-02-15.csv"),
            VixChain = Path.Combine(folder, "option-chains", "vix-implied-vol-2023-02-15.csv"),
            Futures = Path.Combine(folder, "vix-futures", "vx-contracts-2022-2024.csv.gz"),
            Indices = Path.Combine(folder, "demo-snapshot-2023-02-15", "indices.csv"),
        });
        yield return Of("2023-09-14", "book-2023-09-14.json", new SnapshotFiles { Chain = Path.Combine(folder, "option-chains", "spx-2023-09-14.csv.gz") });
    }

    /// <summary>Questions: what they are called, the market they are asked in, and the guardrails.</summary>
    internal IEnumerable<(string Name, MarketSnapshot Market, AdjustmentPolicy Policy)> Questions(int mostPerKind)
    {
        var policy = new AdjustmentPolicy { Listed = ListedCandidates.Whole with { MaximumPerKind = mostPerKind }, TailLoss = new TailLossLimit(150_000, 0.1), GammaCap = 5000 };
        double delta = BookValuation.Of(Book, Market).Net.Map(FactorMap.Create(Market)).TotalDelta.Mid;
        foreach (double width in (double[])[250, 500, 1000])
        {
            foreach (double middle in (double[])[-1500, 0, 1500])
            {
                if (Math.Abs(delta - middle) > width)
                    yield return (FormattableString.Invariant($"delta within {middle - width} to {middle + width}"), Market, policy with { TotalDelta = new Band(middle - width, middle + width) });
            }
        }

        foreach ((double spot, double vix) in ((double, double)[])[(-0.02, 3), (-0.03, 6), (-0.05, 9), (0.02, -2), (0.03, -3)])
            yield return (FormattableString.Invariant($"after SPX {100 * spot:+0;-0} %, VIX {vix:+0;-0}"), new FactorScenario(spot, vix).ApplyTo(Market), policy);
    }

    private static ChainDay Of(string name, string book, SnapshotFiles files) => new(
        name,
        SnapshotLoader.Load(files).Snapshot ?? throw new InvalidOperationException($"No market of {name}."),
        VixShieldJson.Parse<Book>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, book))));
}
