using VixShield.Risk;

namespace VixShield.Serialization;

/// <summary>The parts of a margin rule set.</summary>
internal static class MarginMapping
{
    internal static MarginRate Rate(MarginRateDocument rate, string path) => JsonPlace.At(path, () => new MarginRate(rate.Share, rate.MinimumShare));

    internal static MarginRange Range(MarginRangeDocument? range, string path)
    {
        JsonPlace.Required(range, path);
        return JsonPlace.At(path, () => new MarginRange(range!.Low, range.High, range.Points));
    }

    internal static FutureMarginTable Table(FutureMarginTableDocument table, string path)
    {
        FutureMarginRow[] outrights = [.. table.Outrights.Select((r, i) => Row(r, FormattableString.Invariant($"{path}.outrights[{i}]")))];
        FutureSpreadRow[] spreads = [.. table.Spreads.Select((r, i) => Spread(r, FormattableString.Invariant($"{path}.spreads[{i}]")))];
        return JsonPlace.At(path, () => FutureMarginTable.Of(outrights, spreads));
    }

    internal static MarginRateDocument Write(MarginRate rate) => new() { Share = rate.Share, MinimumShare = rate.MinimumShare };

    internal static MarginRangeDocument Write(MarginRange range) => new() { Low = range.Low, High = range.High, Points = range.Points };

    internal static FutureMarginTableDocument Write(FutureMarginTable table) => new()
    {
        Outrights = [.. table.Outrights.Select(r => new FutureMarginRowDocument
        {
            Contract = r.Contract, Position = r.Position, Expiry = r.Expiry, Requirement = r.Requirement,
        })],
        Spreads = [.. table.Spreads.Select(r => new FutureSpreadRowDocument { Contract = r.Contract, Near = r.Near, Far = r.Far, Requirement = r.Requirement })],
    };

    private static FutureMarginRow Row(FutureMarginRowDocument? row, string path)
    {
        JsonPlace.Required(row, path);
        return row! switch
        {
            { Position: { } position, Expiry: null } => JsonPlace.At(path, () => FutureMarginRow.At(row!.Contract, position, row.Requirement)),
            { Position: null, Expiry: { } expiry } => JsonPlace.At(path, () => FutureMarginRow.For(row!.Contract, expiry, row.Requirement)),
            _ => throw new VixShieldFormatException(path, "Must have one of position and expiry.", null),
        };
    }

    private static FutureSpreadRow Spread(FutureSpreadRowDocument? row, string path)
    {
        JsonPlace.Required(row, path);
        return JsonPlace.At(path, () => new FutureSpreadRow(row!.Contract, row.Near, row.Far, row.Requirement));
    }
}
