using System.Collections.Immutable;
using System.Globalization;
using VixShield.Curves;
using VixShield.Display;

namespace VixShield.Market;

/// <summary>Spot VIX at the close and the VX settlements of one session, by physical contract. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record VixFuturesSession : IDisplayable
{
    /// <summary>Makes a session.</summary>
    /// <param name="date">The session's date.</param>
    /// <param name="vix">Spot VIX at the close, in points; greater than 0, or null when it is unknown.</param>
    /// <param name="futures">Contracts that settle after the date; any order, none twice; at least one unless one is settled.</param>
    /// <param name="settled">Contracts whose final settlement is this morning, with the final settlement value; null for none known.</param>
    /// <exception cref="ArgumentException">No contract, an expired one, a settled one of another day, one twice, or a value out of range.</exception>
    public VixFuturesSession(DateOnly date, double? vix, IEnumerable<VixFuture> futures, IEnumerable<VixFuture>? settled = null)
    {
        Date = date;
        Vix = vix is { } level ? Guard.PositiveFinite(level, nameof(vix)) : null;
        Futures = [.. Guard.NoNulls(futures, nameof(futures)).OrderBy(f => f.Expiry)];
        Settled = settled is null ? [] : [.. Guard.NoNulls(settled, nameof(settled)).OrderBy(f => f.Expiry)];
        if (Futures.IsEmpty && Settled.IsEmpty)
            throw new ArgumentException(FormattableString.Invariant($"The session of {date:yyyy-MM-dd} holds no contract."), nameof(futures));
        for (int i = 0; i < Futures.Length; i++)
        {
            if (Futures[i].Expiry.Date <= date)
                throw Guard.OutOfRange(nameof(futures), Futures[i].Expiry, FormattableString.Invariant($"Must settle after the session of {date:yyyy-MM-dd}: a price on the settlement morning is not a curve point."));
            if (i > 0 && Futures[i].Expiry == Futures[i - 1].Expiry)
                throw new ArgumentException(FormattableString.Invariant($"Contract {Futures[i].Expiry} occurs twice in the session of {date:yyyy-MM-dd}."), nameof(futures));
        }

        for (int i = 0; i < Settled.Length; i++)
        {
            if (Settled[i].Expiry.Date != date)
                throw Guard.OutOfRange(nameof(settled), Settled[i].Expiry, FormattableString.Invariant($"Must settle on the morning of the session of {date:yyyy-MM-dd}."));
            if (i > 0 && Settled[i].Expiry == Settled[i - 1].Expiry)
                throw new ArgumentException(FormattableString.Invariant($"Contract {Settled[i].Expiry} is settled twice on {date:yyyy-MM-dd}."), nameof(settled));
        }
    }

    /// <summary>The session's date.</summary>
    public DateOnly Date { get; }

    /// <summary>Spot VIX at the close, in points; null when it is unknown.</summary>
    public double? Vix { get; }

    /// <summary>The contracts by ascending expiry.</summary>
    public ImmutableArray<VixFuture> Futures { get; }

    /// <summary>Contracts whose final settlement was this morning, with the final settlement value. Empty when there is none or none is known.</summary>
    public ImmutableArray<VixFuture> Settled { get; }

    /// <summary>The final settlement of the contract of a settlement date, which must be this session's; null when it is unknown.</summary>
    /// <param name="settlement">The settlement date.</param>
    public VixFuture? FinalSettlementOf(DateOnly settlement)
    {
        foreach (VixFuture future in Settled)
        {
            if (future.Expiry.Date == settlement)
                return future;
        }

        return null;
    }

    /// <summary>The contract of a settlement date, or null.</summary>
    /// <param name="settlement">The settlement date.</param>
    public VixFuture? FutureFor(DateOnly settlement)
    {
        foreach (VixFuture future in Futures)
        {
            if (future.Expiry.Date == settlement)
                return future;
        }

        return null;
    }

    /// <inheritdoc/>
    public bool Equals(VixFuturesSession? other) =>
        other is not null && Date == other.Date && Vix.Equals(other.Vix) && Futures.AsSpan().SequenceEqual(other.Futures.AsSpan())
        && Settled.AsSpan().SequenceEqual(other.Settled.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Vix, Futures.Length, Settled.Length);

    /// <summary>Date, VIX and contracts.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} VIX {Vix?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}; {string.Join("; ", Futures)}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VX session", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("spot VIX", Vix, "VIX points"),
            new("contracts", Futures.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "settlements",
                Futures,
                new("expiry", r => r.Expiry.ToString()),
                new("settlement", "VIX points", r => r.Price)),
            DisplayTable.Of(
                "final settlements",
                Settled,
                new("expiry", r => r.Expiry.ToString()),
                new("final settlement", "VIX points", r => r.Price)),
        ],
    };
}
