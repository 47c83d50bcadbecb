using System.Collections.Immutable;
using VixShield.Curves;

namespace VixShield.Market;

/// <summary>Spot VIX at the close and the VX settlements of one session, by physical contract. Equal when all parts are.</summary>
public sealed record VixFuturesSession
{
    /// <summary>Makes a session.</summary>
    /// <param name="date">The session's date.</param>
    /// <param name="vix">Spot VIX at the close, in points; greater than 0.</param>
    /// <param name="futures">Contracts that settle after the date; at least one, any order, none twice.</param>
    /// <exception cref="ArgumentException">No contract, an expired one, one twice, or a value out of range.</exception>
    public VixFuturesSession(DateOnly date, double vix, IEnumerable<VixFuture> futures)
    {
        Date = date;
        Vix = Guard.PositiveFinite(vix, nameof(vix));
        Futures = [.. Guard.NoNulls(futures, nameof(futures)).OrderBy(f => f.Expiry)];
        if (Futures.IsEmpty)
            throw new ArgumentException(FormattableString.Invariant($"The session of {date:yyyy-MM-dd} holds no contract."), nameof(futures));
        for (int i = 0; i < Futures.Length; i++)
        {
            if (Futures[i].Expiry.Date <= date)
                throw Guard.OutOfRange(nameof(futures), Futures[i].Expiry, FormattableString.Invariant($"Must settle after the session of {date:yyyy-MM-dd}: a price on the settlement morning is not a curve point."));
            if (i > 0 && Futures[i].Expiry == Futures[i - 1].Expiry)
                throw new ArgumentException(FormattableString.Invariant($"Contract {Futures[i].Expiry} occurs twice in the session of {date:yyyy-MM-dd}."), nameof(futures));
        }
    }

    /// <summary>The session's date.</summary>
    public DateOnly Date { get; }

    /// <summary>Spot VIX at the close, in points.</summary>
    public double Vix { get; }

    /// <summary>The contracts by ascending expiry.</summary>
    public ImmutableArray<VixFuture> Futures { get; }

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
        other is not null && Date == other.Date && Vix.Equals(other.Vix) && Futures.AsSpan().SequenceEqual(other.Futures.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Vix, Futures.Length, Futures[0]);

    /// <summary>Date, VIX and contracts.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} VIX {Vix}; {string.Join("; ", Futures)}");
}
