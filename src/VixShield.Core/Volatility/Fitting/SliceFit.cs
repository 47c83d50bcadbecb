namespace VixShield.Volatility;

/// <summary>
/// The curve of one expiry: as smooth as it can be inside bid and ask, without butterflies, and not below the earlier expiry. Smoothness and
/// nearness to the middles are squares; bounds are rows of a <see cref="BandedProgram"/>. Durrleman's function and the earlier expiry are looked at on a grid,
/// and where they are violated the program is solved again with rows for what is near (the function by its linearisation).
/// </summary>
internal sealed class SliceFit
{
    private const double Smoothness = 1e4;
    private const double Attraction = 0.2;
    private const double Stillness = 1e-3;
    private const double QuotePenalty = 100;
    private const double CalendarPenalty = 1000;
    private const double ButterflyPenalty = 1e4;

    // A quote counts as inside with this much of its half-width to spare.
    private const double InsideShare = 0.98;

    // A crossing is counted in this share of the variance; rows are added where the curve is within the second.
    private const double CalendarWidth = 0.005;
    private const double NearCalendar = 1.03;
    private const double CalendarMargin = 1e-5;

    // Lee's bound of 2 with room for rounding.
    private const double SteepestSlope = 1.98;

    // Total variance nowhere falls below this share of that at the money.
    private const double LeastVariance = 0.02;

    private const double LeastDurrleman = 2e-3;
    private const double SmallestDurrleman = 1e-4;
    private const int FinerBy = 5;
    private const double FurthestPoint = 1e4;
    private const double WatchedDurrleman = 0.06;
    private const int MaximumRounds = 12;

    private readonly SliceQuotes _quotes;
    private readonly VarianceSpline _curve;
    private readonly BandedProgram _program;
    private readonly FitPoint[] _grid;

    private SliceFit(SliceQuotes quotes, EssviSlice slice, FittedSmile? earlier, List<ProgramRow>? rows)
    {
        double unit = Math.Sqrt(slice.Theta);
        _quotes = quotes;
        _curve = new VarianceSpline(slice, quotes.LogMoneyness[0] / unit, quotes.LogMoneyness[^1] / unit);
        _program = new BandedProgram(_curve.Corrections.Length, rows);
        _grid = FitPoint.Grid(_curve, earlier);
    }

    /// <param name="quotes">At least one quote.</param>
    /// <param name="slice">The slice under the curve.</param>
    /// <param name="earlier">The earlier expiry, or null.</param>
    /// <param name="highest">The highest total variance at each quote: its ask's, or a later expiry's where that is less.</param>
    /// <param name="rows">Room that another fit may use again.</param>
    internal static VarianceSpline Fit(SliceQuotes quotes, EssviSlice slice, FittedSmile? earlier, double[] highest, List<ProgramRow>? rows = null)
    {
        var fit = new SliceFit(quotes, slice, earlier, rows);
        fit.AddSmoothness();
        fit.AddQuotes(highest);
        fit.AddWings();
        fit.Solve();
        fit.RemoveButterflies();
        return fit._curve;
    }

    private void Solve()
    {
        int kept = _program.RowCount;
        for (int round = 0; round < MaximumRounds; round++)
        {
            _program.Solve();
            _program.Solution.CopyTo(_curve.Corrections, 0);
            FitPoint.Refresh(_grid, _curve);
            if (!IsViolated())
                return;
            _program.KeepRows(kept);
            AddButterflies();
            AddCalendar();
        }
    }

    private void AddSmoothness()
    {
        // Relative to the variance there: far out the same roughness in price is a multiple of it in variance.
        var third = new Coefficients(-1, 3, -3, 1);
        for (int i = 0; i + BandedProgram.Reach <= _program.Unknowns; i++)
        {
            double level = _curve.Slice.VarianceAt(_curve.Knot(i + 0.5) * _curve.Deviation) / _curve.Slice.Theta;
            _program.AddSquare(i, third, 0, Smoothness / (level * level));
        }

        for (int i = 0; i < _program.Unknowns; i++)
        {
            int start = Math.Min(i, _program.Unknowns - BandedProgram.Reach);
            var one = default(Coefficients);
            one[i - start] = 1;
            _program.AddSquare(start, one, 0, Stillness);
        }
    }

    private void AddQuotes(double[] highest)
    {
        double theta = _curve.Slice.Theta;
        double perVariance = _quotes.Years / theta;
        for (int i = 0; i < _quotes.Count; i++)
        {
            double k = _quotes.LogMoneyness[i];
            double slice = _curve.Slice.VarianceAt(k) / theta;
            double low = (_quotes.BidVolatility[i] * _quotes.BidVolatility[i] * perVariance) - slice;
            double high = (highest[i] / theta) - slice;
            double mid = Math.Min(high, (_quotes.MidVolatility[i] * _quotes.MidVolatility[i] * perVariance) - slice);
            double width = Math.Max((high - low) / 2, 1e-5 * (slice + mid));
            double centre = (low + high) / 2;
            _curve.Rows(k / _curve.Deviation, out int start, out Coefficients value, out _, out _);
            Coefficients scaled = value.Times(1 / width);
            _program.AddSquare(start, scaled, mid / width, Attraction);
            _program.AddRow(start, scaled, (centre / width) - InsideShare, (centre / width) + InsideShare, QuotePenalty);
        }
    }

    /// <summary>Adds that wings stay above 0 and within Lee's bound, which no grid can show: they have no end.</summary>
    private void AddWings()
    {
        foreach (bool left in (ReadOnlySpan<bool>)[true, false])
        {
            _curve.WingBounds(left, out double sliceAtForward, out int start, out Coefficients limit, out Coefficients outwardSlope);
            _program.AddRow(start, limit, LeastVariance - sliceAtForward, double.PositiveInfinity, ButterflyPenalty);
            double room = (SteepestSlope - _curve.SliceSlope(left)) / _curve.Deviation;
            _program.AddRow(start, outwardSlope.Times(-1), -room, double.PositiveInfinity, ButterflyPenalty);
        }
    }

    private bool IsViolated()
    {
        foreach (ref readonly FitPoint point in _grid.AsSpan())
        {
            VariancePoint curve = point.At(_curve.Corrections);
            if (!(curve.Durrleman >= LeastDurrleman / 2) || curve.Variance < LeastVariance * _curve.Slice.Theta / 2 || (point.IsBounded && curve.Variance < point.Earlier * (1 + (CalendarMargin / 2))))
                return true;
        }

        return false;
    }

    /// <summary>Adds Durrleman's function, linearised, where it is small.</summary>
    private void AddButterflies()
    {
        double unit = _curve.Deviation;
        foreach (ref readonly FitPoint point in _grid.AsSpan())
        {
            VariancePoint curve = point.At(_curve.Corrections);
            double z = curve.LogMoneyness / unit;
            double w = Math.Max(curve.Variance / (unit * unit), 1e-3);
            if (curve.Variance < 2 * LeastVariance * _curve.Slice.Theta)
                _program.AddRow(point.Start, point.Value, LeastVariance - (point.Slice.Variance / _curve.Slice.Theta), double.PositiveInfinity, ButterflyPenalty);
            double slope = curve.Slope / unit;
            double first = 1 - (z * slope / (2 * w));
            double g = (first * first) - (slope * slope / 4 * ((1 / w) + (unit * unit / 4))) + (curve.Curvature / 2);
            if (g > WatchedDurrleman + (0.2 * Math.Abs(z)))
                continue;
            double byValue = (first * z * slope / (w * w)) + (slope * slope / (4 * w * w));
            double bySlope = (-first * z / w) - (slope / 2 * ((1 / w) + (unit * unit / 4)));
            Coefficients c = Coefficients.Combine(byValue, point.Value, bySlope, point.Slope, 0.5, point.Curvature);
            double now = c.Dot(_curve.Corrections, point.Start);
            _program.AddRow(point.Start, c, now - g + LeastDurrleman, double.PositiveInfinity, ButterflyPenalty);
        }
    }

    /// <summary>Adds that the curve is not below the earlier one, where it comes near it between its own ends.</summary>
    private void AddCalendar()
    {
        foreach (ref readonly FitPoint point in _grid.AsSpan())
        {
            if (!point.IsBounded)
                continue;
            double least = point.Earlier * (1 + CalendarMargin);
            if (point.At(_curve.Corrections).Variance > least * NearCalendar)
                continue;
            double width = CalendarWidth * least;
            _program.AddRow(point.Start, point.Value.Times(_curve.Slice.Theta / width), (least - point.Slice.Variance) / width, double.PositiveInfinity, CalendarPenalty);
        }
    }

    /// <summary>What linearisation left: the correction is scaled down until the function is nowhere negative; at 0 it is the slice, which has no butterflies.</summary>
    private void RemoveButterflies()
    {
        double[] full = [.. _curve.Corrections];
        for (double share = 1; share > 0.01; share *= share > 0.9 ? 0.98 : 0.9)
        {
            if (!HasButterflies())
                return;
            for (int i = 0; i < full.Length; i++)
                _curve.Corrections[i] = share * full[i];
        }

        if (HasButterflies())
            Array.Clear(_curve.Corrections);
    }

    /// <summary>On a finer grid than the program was solved for, since the function is bent between the points of that; far into the wings; and in their limits.</summary>
    private bool HasButterflies()
    {
        foreach (bool left in (ReadOnlySpan<bool>)[true, false])
        {
            _curve.WingBounds(left, out double sliceAtForward, out int start, out Coefficients limit, out Coefficients outwardSlope);
            bool levelsOff = outwardSlope.Dot(_curve.Corrections, start) <= 0;
            if ((levelsOff && sliceAtForward + limit.Dot(_curve.Corrections, start) < 0) || (left ? _curve.LeftSlope : _curve.RightSlope) > 2)
                return true;
            double end = left ? _curve.Lowest : _curve.Highest;
            for (double distance = 0.03; distance < FurthestPoint; distance *= 1.05)
            {
                if (!(_curve.At((left ? end - distance : end + distance) * _curve.Deviation).Durrleman >= SmallestDurrleman))
                    return true;
            }
        }

        for (int i = 1; i < _grid.Length; i++)
        {
            double low = _grid[i - 1].Slice.LogMoneyness;
            double high = _grid[i].Slice.LogMoneyness;
            for (int j = 0; j < FinerBy; j++)
            {
                if (!(_curve.At(low + ((high - low) * j / FinerBy)).Durrleman >= SmallestDurrleman))
                    return true;
            }
        }

        return false;
    }
}
