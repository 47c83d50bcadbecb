using System.Globalization;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.TermStructure;

/// <summary>A measure of the VX strip in one session. Made by <see cref="VixCurveHistory"/>.</summary>
[TypeFormatterSource]
public sealed record VixCurvePoint : IDisplayable
{
    internal VixCurvePoint(DateOnly date, VixCurvePointStatus status, double? value, Expiry? nearContract, Expiry? farContract, bool followsPrevious)
    {
        Date = date;
        Status = status;
        Value = value;
        NearContract = nearContract;
        FarContract = farContract;
        FollowsPrevious = followsPrevious;
    }

    /// <summary>The session.</summary>
    public DateOnly Date { get; }

    /// <summary>Whether there is a value.</summary>
    public VixCurvePointStatus Status { get; }

    /// <summary>The measure, in points or as a ratio; null when there is none.</summary>
    public double? Value { get; }

    /// <summary>The earlier contract of a measure by rank; null for spot VIX, a constant maturity, or without a value.</summary>
    public Expiry? NearContract { get; }

    /// <summary>The later contract of a measure by rank; null for a constant maturity or without a value.</summary>
    public Expiry? FarContract { get; }

    /// <summary>Whether the session is just after the one before it in the history; false for the first and after a gap.</summary>
    public bool FollowsPrevious { get; }

    /// <summary>Session and value.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Value?.ToString("G6", CultureInfo.InvariantCulture) ?? Status.ToString()}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Measure in a session", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("status", Status),
            new("value", Value),
            new("near contract", NearContract?.ToString() ?? DisplayCell.Missing),
            new("far contract", FarContract?.ToString() ?? DisplayCell.Missing),
            new("follows the session before", FollowsPrevious),
        ],
    };
}
