namespace VixShield.Risk;

/// <summary>The numbers of a requirement, in dollars; they mean nothing where the status says that something is missing.</summary>
internal readonly record struct MarginFigures
{
    internal double WithoutLongPremium { get; init; }

    internal double LowerBound { get; init; }

    internal double LongPremium { get; init; }

    internal double LongPremiumAsked { get; init; }

    internal double ShortPremium { get; init; }

    internal MarginStatus Status { get; init; }

    internal MarginFlags Flags { get; init; }

    internal double Total => WithoutLongPremium + LongPremiumAsked;

    internal double NetOfCredit => Total - ShortPremium;

    internal bool HasNumbers => Status is MarginStatus.Exact or MarginStatus.Heuristic;

    public override string ToString() => FormattableString.Invariant($"{NetOfCredit:F2} $ net of credit ({Status})");
}
