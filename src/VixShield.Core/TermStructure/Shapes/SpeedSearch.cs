using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>The least value of a function of one positive number: a grid in its logarithm, then golden sections beside its lowest points.</summary>
internal readonly record struct SpeedSearch(double Argument, double Value, bool AtLimit, bool IsFlat)
{
    private const int GridPoints = 41;
    private const double Golden = 0.6180339887498949;

    // Bracket of two steps of the grid, narrowed to the precision that a minimum has in doubles.
    private const int Sections = 36;

    /// <summary>Searches from <paramref name="low"/> to <paramref name="high"/>, beside every point of the grid that is no worse than its neighbours: there may be several valleys.</summary>
    /// <param name="low">Least argument, above 0.</param>
    /// <param name="high">Greatest argument.</param>
    /// <param name="scale">Size of a value that is not rounding; the function is flat when it varies over the grid by less than 1e-10 of it.</param>
    /// <param name="function">The function; infinite where it has no value.</param>
    internal static SpeedSearch Minimum(double low, double high, double scale, Func<double, double> function)
    {
        double start = ElementaryFunctions.Log(low);
        double step = (ElementaryFunctions.Log(high) - start) / (GridPoints - 1);
        double[] values = new double[GridPoints];
        for (int i = 0; i < GridPoints; i++)
            values[i] = function(At(i));
        int best = Array.IndexOf(values, values.Min());
        (double argument, double least) = (At(best), values[best]);
        if (!double.IsFinite(least))
            return new SpeedSearch(low, double.PositiveInfinity, AtLimit: false, IsFlat: true);
        bool flat = values.Where(double.IsFinite).Max() - least <= 1e-10 * scale;
        for (int i = 0; i < GridPoints && !flat; i++)
        {
            if (values[i] > values[Math.Max(i - 1, 0)] || values[i] > values[Math.Min(i + 1, GridPoints - 1)])
                continue;
            (double x, double value) = Refine(start + (Math.Max(i - 1, 0) * step), start + (Math.Min(i + 1, GridPoints - 1) * step), function);
            if (value < least)
                (argument, least) = (x, value);
        }

        bool atLimit = argument <= low * (1 + 1e-6) || argument >= high * (1 - 1e-6);
        return new SpeedSearch(argument, least, atLimit, flat);

        // The ends are those given, to the bit.
        double At(int i) => i == 0 ? low : i == GridPoints - 1 ? high : ElementaryFunctions.Exp(start + (i * step));
    }

    /// <summary>Golden sections between two logarithms.</summary>
    private static (double Argument, double Value) Refine(double a, double d, Func<double, double> function)
    {
        double b = d - (Golden * (d - a));
        double c = a + (Golden * (d - a));
        (double atB, double atC) = (function(ElementaryFunctions.Exp(b)), function(ElementaryFunctions.Exp(c)));
        for (int i = 0; i < Sections; i++)
        {
            if (atB <= atC)
            {
                (d, c, atC) = (c, b, atB);
                b = d - (Golden * (d - a));
                atB = function(ElementaryFunctions.Exp(b));
            }
            else
            {
                (a, b, atB) = (b, c, atC);
                c = a + (Golden * (d - a));
                atC = function(ElementaryFunctions.Exp(c));
            }
        }

        return atB <= atC ? (ElementaryFunctions.Exp(b), atB) : (ElementaryFunctions.Exp(c), atC);
    }
}
