using VixShield.Instruments;

namespace VixShield.MarketData;

/// <summary>Where a line has one option. Right is null when the line says it.</summary>
internal sealed record OptionSide(
    OptionRight? Right, int? Symbol, int? Bid, int? Ask, int? Last, int? Close, int? BidVolatility, int? AskVolatility, int? ImpliedVolatility,
    int? Delta, int? Gamma, int? Volume, int? OpenInterest)
{
    /// <summary>Null when the table has neither quotes nor volatilities nor closes for the names.</summary>
    internal static OptionSide? Of(CsvTable table, OptionSideColumns names, OptionRight? right)
    {
        OptionSide side = new(
            right, Find(table, names.Symbol), Find(table, names.Bid), Find(table, names.Ask), Find(table, names.Last), Find(table, names.Close),
            Find(table, names.BidVolatility), Find(table, names.AskVolatility), Find(table, names.ImpliedVolatility), Find(table, names.Delta),
            Find(table, names.Gamma), Find(table, names.Volume), Find(table, names.OpenInterest));
        bool quoted = side.Bid is not null && side.Ask is not null;
        bool volatilities = side.BidVolatility is not null && side.AskVolatility is not null;
        return quoted || volatilities || side.Close is not null ? side : null;
    }

    private static int? Find(CsvTable table, string? name) => name is null ? null : table.Find(name);
}
