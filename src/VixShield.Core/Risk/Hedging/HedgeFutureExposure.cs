using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Risk;

/// <summary>Exposure to the VX future of one expiry: futures, and VIX options by their delta.</summary>
[TypeFormatterSource]
public sealed record HedgeFutureExposure : IDisplayable
{
    /// <summary>Makes an exposure.</summary>
    /// <param name="contract">The expiry.</param>
    /// <param name="days">Calendar days from the valuation date to the expiry date; from 0 to 10,000.</param>
    /// <param name="price">Price of the future, in points; greater than 0.</param>
    /// <param name="pointBeta">Points that the future moves per +1 point of spot VIX; finite.</param>
    /// <param name="dollarsPerPoint">Dollars per +1 point of the future; finite, of any sign.</param>
    /// <param name="gamma">Change of the dollars per point over +1 point of the future: VIX options; finite.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range.</exception>
    public HedgeFutureExposure(Expiry contract, int days, double price, double pointBeta, double dollarsPerPoint, double gamma = 0)
    {
        Contract = Guard.NotNull(contract, nameof(contract));
        Days = Guard.InRange(days, 0, 10_000, nameof(days));
        Price = Guard.PositiveFinite(price, nameof(price));
        PointBeta = Guard.Finite(pointBeta, nameof(pointBeta));
        DollarsPerPoint = Guard.Finite(dollarsPerPoint, nameof(dollarsPerPoint));
        Gamma = Guard.Finite(gamma, nameof(gamma));
    }

    /// <summary>The expiry.</summary>
    public Expiry Contract { get; }

    /// <summary>Calendar days from the valuation date to the expiry date.</summary>
    public int Days { get; }

    /// <summary>Price of the future, in points.</summary>
    public double Price { get; }

    /// <summary>Points that the future moves per +1 point of spot VIX.</summary>
    public double PointBeta { get; }

    /// <summary>Dollars per +1 point of the future.</summary>
    public double DollarsPerPoint { get; }

    /// <summary>Change of <see cref="DollarsPerPoint"/> over +1 point of the future.</summary>
    public double Gamma { get; }

    /// <summary>Whether there is no exposure of either order.</summary>
    internal bool IsNone => DollarsPerPoint == 0 && Gamma == 0;

    /// <summary>Contract, exposure and beta.</summary>
    public override string ToString() => FormattableString.Invariant($"VX {Contract}: {DollarsPerPoint:G6} $/point, point beta {PointBeta:G4}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Exposure to a VX future", ToString())
    {
        Facts =
        [
            new("contract", Contract.ToString()),
            new("days to expiry", Days, "days"),
            new("price", Price, "points"),
            new("point beta", PointBeta),
            new("exposure", DollarsPerPoint, "$/point"),
            new("gamma", Gamma, "$/point per point"),
        ],
    };
}
