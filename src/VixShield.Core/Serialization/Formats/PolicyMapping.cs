using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Risk;

namespace VixShield.Serialization;

/// <summary>The parts of a policy, to and from their documents. What a document leaves out is the default of the type.</summary>
internal static class PolicyMapping
{
    internal static PolicyDocument Write(AdjustmentPolicy value, string schema) => new()
    {
        Schema = schema,
        TotalDelta = new BandDocument { Low = value.TotalDelta.Low, High = value.TotalDelta.High },
        SkewStickiness = value.SkewStickiness,
        Vega = new VegaBandDocument
        {
            Measure = JsonPlace.NameOf(value.Vega.Measure),
            Scale = JsonPlace.NameOf(value.Vega.Scale),
            Soft = value.Vega.Soft,
            Hard = value.Vega.Hard,
            MinimumScale = value.Vega.MinimumScale,
        },
        CarryFloor = value.CarryFloor,
        AbsoluteCarryFloor = value.AbsoluteCarryFloor,
        GammaCap = value.GammaCap,
        HedgeEffectivenessFloor = value.HedgeEffectivenessFloor,
        TailLoss = value.TailLoss is { } tail ? new TailLossDocument { Dollars = tail.Dollars, Share = tail.Share } : null,
        MaximumLossNotIncreasing = value.MaximumLossNotIncreasing,
        NoWidening = value.NoWidening,
        ShortStrikesUntouched = value.ShortStrikesUntouched,
        NoNewShortOptions = value.NoNewShortOptions,
        HedgeStaysLong = value.HedgeStaysLong,
        DefinedRiskBetweenFills = value.DefinedRiskBetweenFills,
        MaximumTurnover = value.MaximumTurnover,
        MarginLimit = value.MarginLimit,
        CoverageFloor = value.CoverageFloor,
        CoverageDays = value.CoverageDays,
        CostCap = value.CostCap,
        HoldingDays = value.HoldingDays,
        Soft = new SoftLimitsDocument { VegaPrice = value.Soft.VegaPrice, DeltaPrice = value.Soft.DeltaPrice, Order = [.. value.Soft.Order] },
        MinimumIntervalHours = value.MinimumInterval.TotalHours,
        HedgePurchases = value.HedgePurchases is { } signal ? new SignalLimitDocument { Signal = signal.Signal, Upper = signal.Upper } : null,
        Events = value.Events is { } events
            ? new EventLimitDocument { HoursBefore = events.Window.Before.TotalHours, HoursAfter = events.Window.After.TotalHours, Kinds = [.. events.Kinds] }
            : null,
        MaximumLots = value.MaximumLots,
        Participation = value.Participation is { } participation ? [.. participation.Limits.Select(LiquidityPolicyFormat.Document)] : null,
        Costs = new TradingCostsDocument
        {
            FeePerOption = value.Costs.FeePerOption,
            FeePerFuture = value.Costs.FeePerFuture,
            PriceImprovement = value.Costs.PriceImprovement,
            FixedPerOrder = value.Costs.FixedPerOrder,
        },
        Listed = new ListedCandidatesDocument
        {
            IsUsed = value.Listed.IsUsed,
            WholeChain = value.Listed.WholeChain,
            MaximumPerKind = value.Listed.MaximumPerKind,
            MinimumDays = value.Listed.MinimumDays,
            MaximumDays = value.Listed.MaximumDays,
            MinimumBid = value.Listed.MinimumBid,
            MaximumRelativeSpread = value.Listed.MaximumRelativeSpread,
        },
        MaximumAlternatives = value.MaximumAlternatives,
    };

    internal static SoftLimits Soft(SoftLimitsDocument? document)
    {
        var none = new SoftLimits();
        return document is null ? none : JsonPlace.At("$.soft", () => new SoftLimits
        {
            VegaPrice = document.VegaPrice ?? none.VegaPrice,
            DeltaPrice = document.DeltaPrice ?? none.DeltaPrice,
            Order = document.Order is null ? none.Order : [.. document.Order.Select((n, i) => JsonPlace.Required(n, FormattableString.Invariant($"$.soft.order[{i}]")))],
        });
    }

    internal static TailLossLimit? TailLoss(TailLossDocument? document) =>
        document is null ? null : JsonPlace.At("$.tailLoss", () => new TailLossLimit(document.Dollars, document.Share));

    internal static SignalLimit? Signal(SignalLimitDocument? document) =>
        document is null ? null : JsonPlace.At("$.hedgePurchases", () => new SignalLimit(document.Signal, document.Upper));

    internal static EventLimit? Events(EventLimitDocument? document) => document is null ? null : JsonPlace.At("$.events", () => new EventLimit(
        new EventWindow(Hours(document.HoursBefore, "$.events.hoursBefore"), Hours(document.HoursAfter, "$.events.hoursAfter")),
        Kinds(document.Kinds ?? [])));

    // The limit holds a set; in a file a kind that stands twice is a mistake, perhaps for another.
    private static List<string> Kinds(List<string?> kinds)
    {
        var read = new List<string>();
        for (int i = 0; i < kinds.Count; i++)
        {
            string path = FormattableString.Invariant($"$.events.kinds[{i}]");
            string kind = JsonPlace.Required(kinds[i], path);
            if (read.Contains(kind))
                throw new VixShieldFormatException(path, $"\"{kind}\" occurs twice.", null);
            read.Add(kind);
        }

        return read;
    }

    internal static LiquidityPolicy? Participation(List<LiquidityLimitDocument?>? limits) => limits is null
        ? null
        : JsonPlace.At("$.participation", () => new LiquidityPolicy { Limits = [.. limits.Select((l, i) => LiquidityPolicyFormat.Limit(l, FormattableString.Invariant($"$.participation[{i}]")))] });

    internal static TradingCosts Costs(TradingCostsDocument? document)
    {
        var none = new TradingCosts();
        return document is null ? none : JsonPlace.At("$.costs", () => new TradingCosts
        {
            FeePerOption = document.FeePerOption ?? none.FeePerOption,
            FeePerFuture = document.FeePerFuture ?? none.FeePerFuture,
            PriceImprovement = document.PriceImprovement ?? none.PriceImprovement,
            FixedPerOrder = document.FixedPerOrder ?? none.FixedPerOrder,
        });
    }

    internal static ListedCandidates Listed(ListedCandidatesDocument? document)
    {
        var none = new ListedCandidates();
        return document is null ? none : JsonPlace.At("$.listed", () => new ListedCandidates
        {
            IsUsed = document.IsUsed ?? none.IsUsed,
            WholeChain = document.WholeChain ?? none.WholeChain,
            MaximumPerKind = document.MaximumPerKind ?? none.MaximumPerKind,
            MinimumDays = document.MinimumDays ?? none.MinimumDays,
            MaximumDays = document.MaximumDays ?? none.MaximumDays,
            MinimumBid = document.MinimumBid ?? none.MinimumBid,
            MaximumRelativeSpread = document.MaximumRelativeSpread ?? none.MaximumRelativeSpread,
        });
    }

    /// <summary>A time span of hours; what is no such number or too long is an error at its place.</summary>
    internal static TimeSpan Hours(double hours, string path)
    {
        const double Most = 24 * 3660;
        return Math.Abs(hours) <= Most ? TimeSpan.FromHours(hours) : throw new VixShieldFormatException(path, FormattableString.Invariant($"Must be at most {Most} hours. Actual value was {hours}."), null);
    }
}
