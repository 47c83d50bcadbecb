using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VixShield.Risk;

/// <summary>
/// The smile of one expiry at one horizon, as scenarios read it: volatility by log-moneyness, from cubic pieces of equal width where the curve is smooth, from the curve itself elsewhere. A leg keeps its own
/// volatility and takes only the difference from the table, so that without a move it is valued as ever, to the last bit. Every value depends on its log-moneyness alone, not on its neighbours.
/// </summary>
internal sealed unsafe class SmileTable
{
    // In deviations. Fitted smiles bend over about a tenth of one near the money; the inner pieces are a fifth of that. Farther out they are nearly lines.
    private const double InnerWidth = 1d / 48;
    private const double InnerFirst = -6;
    private const int InnerCells = 12 * 48;
    private const double OuterWidth = 1d / 6;
    private const double OuterFirst = -24;
    private const int OuterCells = 42 * 6;
    private const int Coefficients = 4;

    // A fourth difference of the nodes, relative to the volatility. A kink, or a jump of the third derivative, leaves an error of about a twentieth of it.
    private const double LargestDifference = 1e-5;
    private const int Lanes = 4;

    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private readonly Func<double, double> _exact;
    private readonly double[]? _rows;
    private readonly double _innerLow;
    private readonly double _innerScale;
    private readonly double _outerLow;
    private readonly double _outerScale;

    /// <param name="exact">Volatility by log-moneyness.</param>
    /// <param name="deviation">At-the-money volatility times the root of the time.</param>
    /// <param name="shape">Whether cubic pieces may stand for it.</param>
    internal SmileTable(Func<double, double> exact, double deviation, SmileShape shape)
    {
        _exact = exact;
        if (shape == SmileShape.Any || !(deviation > 1e-12))
            return;
        _innerLow = InnerFirst * deviation;
        _innerScale = 1 / (InnerWidth * deviation);
        _outerLow = OuterFirst * deviation;
        _outerScale = 1 / (OuterWidth * deviation);
        _rows = GC.AllocateUninitializedArray<double>((InnerCells + OuterCells) * Coefficients);
        Fill(_innerLow, InnerWidth * deviation, _rows.AsSpan(0, InnerCells * Coefficients), shape == SmileShape.FewKinks);
        Fill(_outerLow, OuterWidth * deviation, _rows.AsSpan(InnerCells * Coefficients), looksForKinks: true);
    }

    /// <summary>Volatility at a log-moneyness.</summary>
    internal double At(double logMoneyness)
    {
        if (_rows is null)
            return _exact(logMoneyness);
        fixed (double* rows = _rows)
            return At(rows, logMoneyness);
    }

    /// <summary>
    /// Volatilities of one strike in many scenarios: factor x (own + (table at k x scale + shift) - anchor).
    /// </summary>
    /// <param name="logMoneyness">k of the strike before the scenarios.</param>
    /// <param name="own">Its volatility before them.</param>
    /// <param name="anchor">The table's volatility before them.</param>
    /// <param name="scales">What k is multiplied by.</param>
    /// <param name="shifts">What is added to it.</param>
    /// <param name="factors">What the volatility is multiplied by.</param>
    /// <param name="count">Number of scenarios.</param>
    /// <param name="volatilities">The results.</param>
    [MethodImpl(Hot)]
    internal void Volatilities(double logMoneyness, double own, double anchor, double* scales, double* shifts, double* factors, int count, double* volatilities)
    {
        if (_rows is null)
        {
            for (int i = 0; i < count; i++)
                volatilities[i] = factors[i] * (own + (_exact((logMoneyness * scales[i]) + shifts[i]) - anchor));
            return;
        }

        fixed (double* rows = _rows)
        {
            var k = Vector256.Create(logMoneyness);
            var innerLow = Vector256.Create(_innerLow);
            var innerScale = Vector256.Create(_innerScale);
            var outerLow = Vector256.Create(_outerLow);
            var outerScale = Vector256.Create(_outerScale);
            var innerCells = Vector256.Create((double)InnerCells);
            var allCells = Vector256.Create((double)(InnerCells + OuterCells));
            var base0 = Vector256.Create(own);
            var anchors = Vector256.Create(anchor);
            int whole = count - (count % Lanes);
            for (int i = 0; i < whole; i += Lanes)
            {
                Vector256<double> moved = (k * Vector256.Load(scales + i)) + Vector256.Load(shifts + i);
                Vector256<double> inner = (moved - innerLow) * innerScale;
                Vector256<double> outer = ((moved - outerLow) * outerScale) + innerCells;
                Vector256<double> isInner = Vector256.GreaterThanOrEqual(inner, Vector256<double>.Zero) & Vector256.LessThan(inner, innerCells);
                Vector256<double> place = Vector256.ConditionalSelect(isInner, inner, outer);
                Vector256<double> cell = Vector256.Floor(place);
                Vector256<double> table;
                Vector256<double> isTable = isInner | (Vector256.GreaterThanOrEqual(outer, innerCells) & Vector256.LessThan(outer, allCells));
                if (Vector256.EqualsAll(isTable.AsInt64(), Vector256<long>.AllBitsSet))
                {
                    Vector256<double> t = place - cell;
                    Vector256<double> r0 = Vector256.Load(rows + (Coefficients * (int)cell.GetElement(0)));
                    Vector256<double> r1 = Vector256.Load(rows + (Coefficients * (int)cell.GetElement(1)));
                    Vector256<double> r2 = Vector256.Load(rows + (Coefficients * (int)cell.GetElement(2)));
                    Vector256<double> r3 = Vector256.Load(rows + (Coefficients * (int)cell.GetElement(3)));
                    Transpose(r0, r1, r2, r3, out Vector256<double> c0, out Vector256<double> c1, out Vector256<double> c2, out Vector256<double> c3);
                    table = (((((c3 * t) + c2) * t) + c1) * t) + c0;
                    if (!Vector256.EqualsAll(table, table))
                        table = OneByOne(rows, moved);
                }
                else
                {
                    table = OneByOne(rows, moved);
                }

                (Vector256.Load(factors + i) * (base0 + (table - anchors))).Store(volatilities + i);
            }

            for (int i = whole; i < count; i++)
                volatilities[i] = factors[i] * (own + (At(rows, (logMoneyness * scales[i]) + shifts[i]) - anchor));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector256<double> OneByOne(double* rows, Vector256<double> k) =>
        Vector256.Create(At(rows, k.GetElement(0)), At(rows, k.GetElement(1)), At(rows, k.GetElement(2)), At(rows, k.GetElement(3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        Vector256<double> r0, Vector256<double> r1, Vector256<double> r2, Vector256<double> r3,
        out Vector256<double> c0, out Vector256<double> c1, out Vector256<double> c2, out Vector256<double> c3)
    {
        // 4 x 4: pairs within halves, then halves.
        if (System.Runtime.Intrinsics.X86.Avx.IsSupported)
        {
            Vector256<double> low01 = System.Runtime.Intrinsics.X86.Avx.UnpackLow(r0, r1);
            Vector256<double> high01 = System.Runtime.Intrinsics.X86.Avx.UnpackHigh(r0, r1);
            Vector256<double> low23 = System.Runtime.Intrinsics.X86.Avx.UnpackLow(r2, r3);
            Vector256<double> high23 = System.Runtime.Intrinsics.X86.Avx.UnpackHigh(r2, r3);
            c0 = System.Runtime.Intrinsics.X86.Avx.Permute2x128(low01, low23, 0x20);
            c1 = System.Runtime.Intrinsics.X86.Avx.Permute2x128(high01, high23, 0x20);
            c2 = System.Runtime.Intrinsics.X86.Avx.Permute2x128(low01, low23, 0x31);
            c3 = System.Runtime.Intrinsics.X86.Avx.Permute2x128(high01, high23, 0x31);
            return;
        }

        c0 = Vector256.Create(r0.GetElement(0), r1.GetElement(0), r2.GetElement(0), r3.GetElement(0));
        c1 = Vector256.Create(r0.GetElement(1), r1.GetElement(1), r2.GetElement(1), r3.GetElement(1));
        c2 = Vector256.Create(r0.GetElement(2), r1.GetElement(2), r2.GetElement(2), r3.GetElement(2));
        c3 = Vector256.Create(r0.GetElement(3), r1.GetElement(3), r2.GetElement(3), r3.GetElement(3));
    }

    /// <summary>The same operations as a lane, so the same bits.</summary>
    private double At(double* rows, double logMoneyness)
    {
        double place = (logMoneyness - _innerLow) * _innerScale;
        if (!(place >= 0 && place < InnerCells))
        {
            place = ((logMoneyness - _outerLow) * _outerScale) + InnerCells;
            if (!(place >= InnerCells && place < InnerCells + OuterCells))
                return _exact(logMoneyness);
        }

        double cell = Math.Floor(place);
        double t = place - cell;
        double* row = rows + (Coefficients * (int)cell);
        double volatility = (((((row[3] * t) + row[2]) * t) + row[1]) * t) + row[0];
        return double.IsNaN(volatility) ? _exact(logMoneyness) : volatility;
    }

    /// <summary>Cubic pieces through the nodes with slopes from five of them: continuous with its first derivative, fourth order.</summary>
    private void Fill(double low, double width, Span<double> rows, bool looksForKinks)
    {
        int cells = rows.Length / Coefficients;
        Span<double> nodes = stackalloc double[cells + 5];
        for (int i = 0; i < nodes.Length; i++)
            nodes[i] = _exact(low + ((i - 2) * width));
        for (int i = 0; i < cells; i++)
        {
            double here = nodes[i + 2];
            double next = nodes[i + 3];
            double slopeHere = SlopeAt(nodes, i + 2);
            double slopeNext = SlopeAt(nodes, i + 3);
            double rise = next - here;
            Span<double> row = rows.Slice(Coefficients * i, Coefficients);
            row[0] = here;
            row[1] = slopeHere;
            row[2] = (3 * rise) - (2 * slopeHere) - slopeNext;
            row[3] = slopeHere + slopeNext - (2 * rise);
            // A kink that no cubic follows: the curve itself is read there.
            if (looksForKinks && !(Math.Abs(FourthDifference(nodes, i + 2)) <= LargestDifference * here && Math.Abs(FourthDifference(nodes, i + 3)) <= LargestDifference * here))
                row.Fill(double.NaN);
        }
    }

    private static double FourthDifference(ReadOnlySpan<double> nodes, int i) => nodes[i - 2] - (4 * (nodes[i - 1] + nodes[i + 1])) + (6 * nodes[i]) + nodes[i + 2];

    // By cell, not by k.
    private static double SlopeAt(ReadOnlySpan<double> nodes, int i) => ((8 * (nodes[i + 1] - nodes[i - 1])) - (nodes[i + 2] - nodes[i - 2])) / 12;
}
