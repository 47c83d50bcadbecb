using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>Checks that several structures share.</summary>
internal static class StructureRules
{
    internal static void RequireOneSeries(ReadOnlySpan<OptionLeg> legs, string parameter)
    {
        OptionLeg first = legs[0];
        foreach (OptionLeg leg in legs)
        {
            if (leg.Contract.Settlement != first.Contract.Settlement)
                throw new ArgumentException($"{leg.Contract.Symbol} settles {leg.Contract.Settlement}, {first.Contract.Symbol} settles {first.Contract.Settlement}: a structure has one settlement style.", parameter);
            if (leg.Contract != first.Contract)
                throw new ArgumentException($"{leg.Contract.Symbol} and {first.Contract.Symbol}: a structure has one root.", parameter);
            if (leg.Expiry != first.Expiry)
                throw new ArgumentException($"{leg.Expiry} and {first.Expiry}: a structure has one expiry.", parameter);
        }
    }

    internal static int RequireSize(int quantity, string parameter) =>
        quantity != 0 && quantity is >= -Leg.MaximumQuantity and <= Leg.MaximumQuantity
            ? quantity
            : throw Guard.OutOfRange(parameter, quantity, "Must not be 0, and at most 1,000,000 either way.");

    internal static OptionLeg Option(ContractSpec contract, Expiry expiry, OptionRight right, double strike, int quantity) =>
        new() { Contract = contract, Quantity = quantity, Right = right, Strike = strike, Expiry = expiry };

    /// <summary>The synthetic forward's two legs: +1 call and -1 put at one strike, times the quantity.</summary>
    internal static Position[] Synthetic(ContractSpec contract, Expiry expiry, double strike, int quantity, LegRole role) =>
    [
        new(Option(contract, expiry, OptionRight.Call, strike, quantity), role),
        new(Option(contract, expiry, OptionRight.Put, strike, -quantity), role),
    ];

    /// <summary>An underlying leg must offset the options one for one, in dollars per index point.</summary>
    internal static Leg RequireUnderlying(Leg underlying, ContractSpec option, Expiry expiry, int syntheticQuantity, string parameter)
    {
        Guard.NotNull(underlying, parameter);
        if (underlying.Kind == ContractKind.Option)
            throw new ArgumentException("Must be a future or a security.", parameter);
        if (underlying.Contract.UnderlyingSymbol != option.UnderlyingSymbol)
            throw new ArgumentException($"{underlying.Contract.Symbol} is on {underlying.Contract.UnderlyingSymbol}, the options are on {option.UnderlyingSymbol}.", parameter);
        // Index futures of any expiry follow the one index; every VIX expiry has a forward of its own.
        if (option.Underlying == UnderlyingKind.VolatilityIndex && underlying.ExpiryOrNull != expiry)
            throw new ArgumentException($"{underlying.Name} settles to another VIX than options of {expiry}: future and options must have one expiry.", parameter);
        double needed = -syntheticQuantity * option.Multiplier * option.UnderlyingScale;
        double held = underlying.Quantity * underlying.Contract.Multiplier * underlying.Contract.UnderlyingScale;
        if (Math.Abs(held - needed) > 1e-9 * Math.Abs(needed))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{underlying} is worth {held} $ per point; the options need {needed} $ per point."), parameter);
        }

        return underlying;
    }
}
