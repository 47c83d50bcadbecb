using System.Collections.Immutable;
using VixShield.Curves;

namespace VixShield.MarketData;

/// <summary>Levels of one day from a table of indices.</summary>
internal static class IndexLevels
{
    private const string BillRate = "IRX_13W_BILL_PCT";
    private const double BillDays = 91;
    // A bill has never yielded as little or as much; beyond them the number is of another unit or another series.
    private const double LowestBill = -1;
    private const double HighestBill = 100;

    internal static ImmutableSortedDictionary<string, double> Read(
        string path, DateOnly day, ReadOptions options, List<ReadReport> reports, List<string> problems, CancellationToken cancellationToken)
    {
        var levels = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        string file = Path.GetFileName(path);
        MarketDataIdentity identity = MarketDataFormats.Identify(path, null, options.Limits);
        switch (identity.Kind)
        {
            case MarketDataKind.NamedIndices:
            {
                using RowReader<NamedIndexRow> rows = MarketDataFormats.NamedIndices.Open(path, options, null, cancellationToken);
                foreach ((string name, double close) in rows.ClosesOn(day))
                    levels[name.ToUpperInvariant()] = close;
                reports.Add(rows.Report);
                break;
            }

            case MarketDataKind.Levels:
            {
                using RowReader<LevelRow> rows = MarketDataFormats.Levels.Open(path, options, null, cancellationToken);
                if (rows.ToList().FirstOrDefault(r => r.Date == day) is { } row)
                    AddLevels(row, levels, problem => problems.Add(FormattableString.Invariant($"{file}, line {rows.HeaderLine}: {problem}")));
                reports.Add(rows.Report);
                break;
            }

            case MarketDataKind.Index:
            {
                using RowReader<IndexRow> rows = MarketDataFormats.Index.Open(path, options, null, cancellationToken);
                IndexRow row = rows.ToList().FirstOrDefault(r => r.Date == day);
                string named = file.Split('_', '.', '-')[0].ToUpperInvariant();
                if (string.IsNullOrWhiteSpace(named))
                    problems.Add($"The name '{file}' does not begin with the symbol of an index: its values are not used.");
                else if (row.Close is { } close)
                    levels[named] = close;
                reports.Add(rows.Report);
                break;
            }

            default:
                problems.Add($"{file} holds no levels of indices: {identity}.");
                return levels.ToImmutable();
        }

        if (levels.Count == 0)
            problems.Add(FormattableString.Invariant($"{file} has no level of {day:yyyy-MM-dd}."));
        return levels.ToImmutable();
    }

    /// <summary>A flat curve at the 13-week bill's discount rate, where the table has it; what can be none is a problem.</summary>
    internal static DiscountCurve? BillCurve(ImmutableSortedDictionary<string, double> levels, List<string> problems)
    {
        if (!levels.TryGetValue(BillRate, out double percent))
            return null;
        if (percent is >= LowestBill and <= HighestBill)
            return DiscountCurve.Flat(-Numerics.ElementaryFunctions.Log(1 - (percent / 100 * BillDays / 360)) * 365 / BillDays);
        problems.Add(FormattableString.Invariant($"{BillRate} {percent} is no discount rate in percent, from {LowestBill} to {HighestBill}: it is not used."));
        return null;
    }

    /// <summary>Levels by symbol. Of two columns of one symbol, such as spx_close and spx, the close goes first as in histories, whatever their order.</summary>
    private static void AddLevels(LevelRow row, ImmutableSortedDictionary<string, double>.Builder levels, Action<string> problem)
    {
        foreach ((string column, double? cell) in row.Columns.Zip(row.Values).OrderByDescending(pair => pair.First.Contains('_', StringComparison.Ordinal)))
        {
            if (cell is not { } value || SymbolOf(column) is not { } symbol)
                continue;
            if (!levels.TryAdd(symbol, value) && levels[symbol] != value)
                problem(FormattableString.Invariant($"The column '{column}' has {value} where the close is {levels[symbol]}: it is not used."));
        }
    }

    /// <summary>SPX for spx_close, VIX9D for vix9d; null for opens, highs and lows.</summary>
    private static string? SymbolOf(string column)
    {
        string name = column.ToUpperInvariant();
        if (name.EndsWith("_CLOSE", StringComparison.Ordinal))
            return name[..^6];
        return name.Contains('_', StringComparison.Ordinal) ? null : name;
    }
}
