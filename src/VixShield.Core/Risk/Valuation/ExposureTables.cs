using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>The tables that pages of valuations and exposures share.</summary>
internal static class ExposureTables
{
    internal static DisplayTable Legs(string caption, ImmutableArray<LegValuation> legs) => DisplayTable.Of(
        caption,
        legs,
        new("leg", r => r.Position.Leg.ToString()),
        new("role", r => r.Position.Role),
        new("layer", r => r.Position.Layer),
        new("price", "points", r => r.Price),
        new("volatility", "%", r => DisplayCell.Percent(r.Volatility)),
        new("forward", "points", r => r.Forward),
        new("mark", "$", r => DisplayCell.WithSign(r.Mark, 0)),
        new("carry", "$/day", r => DisplayCell.WithSign(r.Exposures.Carry.Total, 1)));

    internal static DisplayTable Items(FactorExposures exposures) => DisplayTable.Of(
        "Exposures by factor",
        exposures.Items,
        new("factor", r => r.Factor.ToString()),
        new("first order", "$ per unit", r => r.FirstOrder),
        new("second order", "$ per unit squared", r => r.SecondOrder),
        new("unit", r => UnitOf(r.Factor.Kind)));

    internal static DisplayTable Crosses(FactorExposures exposures) => DisplayTable.Of(
        "Mixed second derivatives",
        exposures.Crosses,
        new("first factor", r => r.First.ToString()),
        new("second factor", r => r.Second.ToString()),
        new("mixed derivative", "$ per unit and unit", r => r.Value));

    /// <summary>The unit of a factor, as <see cref="FactorKind"/> states it.</summary>
    private static string UnitOf(FactorKind kind) => kind switch
    {
        FactorKind.Spot => "point",
        FactorKind.Volatility or FactorKind.VixVolatility or FactorKind.FundVolatility => "1.00 of volatility",
        FactorKind.VixFuture => "VIX point",
        FactorKind.DiscountRate or FactorKind.ForwardGrowth => "1.00 a year",
        FactorKind.FundBasis => "$",
        _ => "-",
    };
}
