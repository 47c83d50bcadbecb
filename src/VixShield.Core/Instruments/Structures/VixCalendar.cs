using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>
/// A VIX time spread: long the later expiry, short the earlier one at one strike (the reverse for a negative quantity). The two
/// options have two underlyings, the VX forwards of their own expiries, so the debit is not the most it can lose.
/// </summary>
[TypeFormatterSource]
public sealed record VixCalendar : Structure
{
    private VixCalendar(string name, OptionLeg near, OptionLeg far)
        : base(name, [new(far, LegRole.Hedge), new(near, LegRole.Hedge)])
    {
        Near = near;
        Far = far;
    }

    /// <summary>The earlier leg.</summary>
    public OptionLeg Near { get; }

    /// <summary>The later leg.</summary>
    public OptionLeg Far { get; }

    /// <summary>Makes a VIX calendar.</summary>
    /// <param name="near">The earlier expiry.</param>
    /// <param name="far">The later expiry.</param>
    /// <param name="strike">The strike, in VIX points.</param>
    /// <param name="right">Calls or puts.</param>
    /// <param name="quantity">Positive: long the later expiry; negative: short; not 0.</param>
    /// <param name="name">The name shown in the book.</param>
    /// <exception cref="ArgumentException">The expiries are out of order, or a value is out of range.</exception>
    public static VixCalendar Create(Expiry near, Expiry far, double strike, OptionRight right, int quantity, string name = "VIX calendar")
    {
        Guard.NotNull(near, nameof(near));
        Guard.NotNull(far, nameof(far));
        StructureRules.RequireSize(quantity, nameof(quantity));
        if (near >= far)
            throw Guard.OutOfRange(nameof(far), far, $"Must be after the near expiry {near}.");
        return new(
            name,
            StructureRules.Option(Contracts.Vix, near, right, strike, -quantity),
            StructureRules.Option(Contracts.Vix, far, right, strike, quantity));
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => Page(
        "VIX calendar",
        [
            new("near leg", Near.ToString()),
            new("far leg", Far.ToString()),
        ]);
}
