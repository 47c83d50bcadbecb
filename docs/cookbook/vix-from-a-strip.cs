#!/usr/bin/env dotnet
#:package VixShield.Core@0.2.0

// The VIX from SPX quotes: the two strips, what each strike adds, the band from bid and ask, and what the missing wings hide.
// dotnet run docs/cookbook/vix-from-a-strip.cs -- MARKET.json
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
    // 1. Thirty days by the rule of the index: expiries more than 23 and less than 37 days away. A market with few expiries may have none there;
    //    then whatever lies around thirty days has to do, and the result says which expiries those were.
    MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(args[0])).Snapshot;
    VarianceIndex index = IndexReplication.Of(market, VarianceWindow.ThirtyDay);
    if (index.Value is null)
    {
        Console.WriteLine($"By the rule: {index.Reason}\n");
        index = IndexReplication.Of(market, new VarianceWindow("thirty days from any expiries", 30));
    }

    Console.WriteLine(index.ToTable());
    if (index is not { Value: { } value, Near: { } near, Next: { } next })
        return Refuse(index.Reason);

    // 2. Against the published level. A file that holds the strikes around a book only reads low: the wings are missing.
    if (market.Levels.TryGetValue("VIX", out double published))
        Console.WriteLine($"VIX as published {published:0.00}, from these quotes {value:0.00} [{index.Low:0.00}, {index.High:0.00}]; the missing strikes are put at {index.TruncationPoints:0.00} points.\n");

    // 3. What each strike adds. The strips are wide where strikes are: one strike of the wing stands for all up to the next.
    foreach ((string name, VarianceStrip strip) in new[] { ("near", near), ("next", next) })
    {
        double sum = strip.Contributions.Sum(c => c.Contribution);
        Console.WriteLine(DisplayTable.Of(
            $"{name}: the eight largest of {strip.Contributions.Length} contributions",
            strip.Contributions.OrderByDescending(c => c.Contribution).Take(8).OrderBy(c => c.Strike),
            new("strike", c => c.Strike),
            new("side", c => c.Side),
            new("middle", "points", c => DisplayCell.Fixed(c.Mid, 3)),
            new("width", "points", c => c.DeltaStrike),
            new("share", "%", c => DisplayCell.Percent(c.Contribution / sum))));
        Console.WriteLine($"Puts {100 * strip.Contributions.Where(c => c.Side == StripSide.Put).Sum(c => c.Contribution) / sum:0.0} % of the sum; strikes {strip.LowestStrike} to {strip.HighestStrike}; "
            + $"volatility {100 * Math.Sqrt(strip.Variance!.Value):0.00} % [{100 * Math.Sqrt(strip.VarianceAtBid!.Value):0.00}, {100 * Math.Sqrt(strip.VarianceAtAsk!.Value):0.00}], "
            + $"missing {Missing(strip.LowerTruncation)} % of the variance below and {Missing(strip.UpperTruncation)} % above.\n");

        string Missing(double? part) => NumberText.Fixed(100 * (part ?? 0) / strip.Variance.Value, 2);
    }

    // 4. Three months from the same file.
    Console.WriteLine(IndexReplication.Of(market, VarianceWindow.ThreeMonth));
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
