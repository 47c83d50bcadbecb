using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>
/// eSSVI slices by ascending time. Between two slices theta, psi and rho psi are linear in time, which keeps the absence of calendar and butterfly
/// arbitrage that the slices have (Corbetta, Cohort, Laachir and Martini 2019); before the first slice theta and psi are proportional to time, and beyond the last there is no slice.
/// </summary>
[TypeFormatterSource]
public sealed class EssviSurface : IDisplayable
{
    private readonly double[] _years;

    /// <summary>Makes a surface.</summary>
    /// <param name="slices">At least one; times greater than 0 and ascending.</param>
    /// <exception cref="ArgumentException">No slice, a null, or times that do not ascend.</exception>
    public EssviSurface(IEnumerable<(double Years, EssviSlice Slice)> slices)
    {
        (double Years, EssviSlice Slice)[] all = [.. Guard.NotNull(slices, nameof(slices))];
        if (all.Length == 0)
            throw new ArgumentException("A surface needs at least one slice.", nameof(slices));
        _years = new double[all.Length];
        for (int i = 0; i < all.Length; i++)
        {
            Guard.NotNull(all[i].Slice, nameof(slices));
            _years[i] = Guard.PositiveFinite(all[i].Years, nameof(slices));
            if (i > 0 && _years[i] <= _years[i - 1])
                throw Guard.OutOfRange(nameof(slices), _years[i], FormattableString.Invariant($"Times must ascend; the one before is {_years[i - 1]}."));
        }

        Slices = [.. all.Select(s => s.Slice)];
    }

    /// <summary>The slices by ascending time.</summary>
    public ImmutableArray<EssviSlice> Slices { get; }

    /// <summary>Their times, in years.</summary>
    public ImmutableArray<double> Years => [.. _years];

    /// <summary>Whether every slice is surely free of butterflies and surely above the one before.</summary>
    public bool IsSurelyFreeOfArbitrage
    {
        get
        {
            for (int i = 0; i < Slices.Length; i++)
            {
                if (!Slices[i].IsSurelyFreeOfButterflies || (i > 0 && !Slices[i].IsSurelyAbove(Slices[i - 1])))
                    return false;
            }

            return true;
        }
    }

    /// <summary>The slice at a time.</summary>
    /// <param name="years">The time, in years; greater than 0 and not beyond the last slice.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not greater than 0 or beyond the last slice.</exception>
    public EssviSlice At(double years)
    {
        Guard.PositiveFinite(years, nameof(years));
        if (years > _years[^1])
            throw Guard.OutOfRange(nameof(years), years, FormattableString.Invariant($"Must be from 0 to {_years[^1]}, the last slice."));
        int above = 0;
        while (_years[above] < years)
            above++;
        EssviSlice late = Slices[above];
        if (_years[above] == years)
            return late;
        if (above == 0)
        {
            double share = years / _years[0];
            return new EssviSlice(share * late.Theta, late.Rho, share * late.Psi);
        }

        EssviSlice early = Slices[above - 1];
        double weight = (years - _years[above - 1]) / (_years[above] - _years[above - 1]);
        double psi = ((1 - weight) * early.Psi) + (weight * late.Psi);
        double tilt = ((1 - weight) * early.Rho * early.Psi) + (weight * late.Rho * late.Psi);
        return new EssviSlice(((1 - weight) * early.Theta) + (weight * late.Theta), tilt / psi, psi);
    }

    /// <summary>The number of slices and their times.</summary>
    public override string ToString() => FormattableString.Invariant($"{Slices.Length} slices from {_years[0] * 365:F1} to {_years[^1] * 365:F1} days");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("eSSVI surface", ToString())
    {
        Facts =
        [
            new("slices", Slices.Length),
            new("surely free of arbitrage", IsSurelyFreeOfArbitrage),
        ],
        Tables =
        [
            DisplayTable.Of(
                "slices",
                Slices.Zip(_years),
                new("time", "years", r => r.Second),
                new("theta", r => r.First.Theta),
                new("rho", r => r.First.Rho),
                new("psi", r => r.First.Psi)),
        ],
    };
}
