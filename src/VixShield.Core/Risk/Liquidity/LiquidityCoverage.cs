using VixShield.Display;

namespace VixShield.Risk;

/// <summary>
/// Stressed liquidity coverage: what is available over what a stress would call for within a horizon. 1 means that the calls are just met. Made by <see cref="Of"/>.
/// </summary>
[TypeFormatterSource]
public sealed record LiquidityCoverage : IDisplayable
{
    private LiquidityCoverage(LiquidityCoverageStatus status, string model, int horizonDays, double available)
    {
        Status = status;
        Model = model;
        HorizonDays = horizonDays;
        Available = available;
    }

    /// <summary>What the numbers stand for.</summary>
    public LiquidityCoverageStatus Status { get; }

    /// <summary>The status in words, with the numbers behind it.</summary>
    public string Reason { get; private init; } = string.Empty;

    /// <summary>Name of the margin rule set of both requirements.</summary>
    public string Model { get; }

    /// <summary>Calendar days within which the stress is taken to happen and the calls to fall due.</summary>
    public int HorizonDays { get; }

    /// <summary>Liquidity available, in dollars.</summary>
    public double Available { get; }

    /// <summary>Rise of the requirement plus the cash call, in dollars; 0 or less when nothing is owed; null when a requirement has no number.</summary>
    public double? Owed { get; private init; }

    /// <summary><see cref="Available"/> over <see cref="Owed"/>; null unless something is owed.</summary>
    public double? Ratio { get; private init; }

    /// <summary>Measures the coverage.</summary>
    /// <param name="resources">What is available.</param>
    /// <param name="present">The requirement now.</param>
    /// <param name="stressed">The requirement of the same book in the stressed market, by the same rule set.</param>
    /// <param name="horizonDays">Calendar days of the stress; from 1 to 365.</param>
    /// <param name="cashCall">
    /// Cash that the stress calls for beside margin, in dollars: positive for variation margin of futures to pay and losses on shares, negative for such gains.
    /// </param>
    /// <remarks>
    /// The rise is that of <see cref="MarginRequirement.WithoutLongPremium"/>: it holds what is lost on shorts, whose premium it contains, and counts no gain of longs,
    /// which bring no cash until they are sold.
    /// </remarks>
    /// <exception cref="ArgumentException">An argument is null or out of range, or the requirements are of two rule sets.</exception>
    public static LiquidityCoverage Of(LiquidityResources resources, MarginRequirement present, MarginRequirement stressed, int horizonDays, double cashCall = 0)
    {
        Guard.NotNull(resources, nameof(resources));
        Guard.NotNull(present, nameof(present));
        Guard.NotNull(stressed, nameof(stressed));
        Guard.InRange(horizonDays, 1, 365, nameof(horizonDays));
        Guard.Finite(cashCall, nameof(cashCall));
        if (!present.Rules.Equals(stressed.Rules))
            throw new ArgumentException($"Must be of the rule set \"{present.Model}\" with the parameters of the present requirement, is of \"{stressed.Model}\".", nameof(stressed));
        double available = resources.Available;
        if (present.WithoutLongPremium is not { } now)
            return Missing("present", present);
        if (stressed.WithoutLongPremium is not { } then)
            return Missing("stressed", stressed);
        double owed = then - now + cashCall;
        string sum = $"requirement {NumberText.Fixed(now, 2)} $ now and {NumberText.Fixed(then, 2)} $ under stress, cash call {NumberText.Fixed(cashCall, 2)} $";
        bool isOwed = owed > 0;
        return new LiquidityCoverage(isOwed ? LiquidityCoverageStatus.Measured : LiquidityCoverageStatus.Covered, present.Model, horizonDays, available)
        {
            Owed = owed,
            // An amount owed of a fraction of a cent can make the quotient overflow; then it says nothing more than that nothing is owed.
            Ratio = isOwed && double.IsFinite(available / owed) ? available / owed : null,
            Reason = isOwed ? $"{NumberText.Fixed(owed, 2)} $ are owed: {sum}." : $"Nothing is owed: {sum}.",
        };

        LiquidityCoverage Missing(string which, MarginRequirement margin) => new(LiquidityCoverageStatus.MissingMargin, present.Model, horizonDays, available)
        {
            Reason = $"The {which} requirement has no number: {margin.Reason}",
        };
    }

    /// <summary>The ratio or the status, the margin model and the horizon.</summary>
    public override string ToString() => Ratio is { } ratio
        ? FormattableString.Invariant($"coverage {ratio:F2} over {HorizonDays} d ({Model})")
        : FormattableString.Invariant($"{Status} over {HorizonDays} d ({Model}): {Reason}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Liquidity coverage", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("margin model", Model),
            new("horizon", HorizonDays, "days"),
            new("available", DisplayCell.Fixed(Available, 2), "$"),
            new("owed", DisplayCell.Fixed(Owed, 2), "$"),
            new("coverage", Ratio),
            new("reason", Reason),
        ],
    };
}
