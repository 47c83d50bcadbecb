using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>The least value of a function of one positive number: a grid in its logarithm, then golden sections beside the best point of the grid.</summary>
internal readonly record struct SpeedSearch(double Argument, double Value, bool AtLimit, bool IsFlat)
{
    private const int GridPoints = 41;
    private const int Sections = 60;
    private const double Golden = 0.6180339887498949;

    /// <summary>Searches from <paramref name="low"/> to <paramref name="high"/>; the first of equal values counts.</summary>
    /// <param name="low">Least argument, above 0.</param>
    /// <param name="high">Greatest argument.</param>
    /// <param name="scale">Size of a value that is not rounding; the function is flat when it varies over the grid by less than 1e-10 of it.</param>
    /// <param name="function">The function; infinite where it has no value.</param>
    internal static SpeedSearch Minimum(double low, double high, double scale, Func<double, double> function)
    {
        double start = ElementaryFunctions.Log(low);
        double step = (ElementaryFunctions.Log(high) - start) / (GridPoints - 1);
        int best = -1;
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        for (int i = 0; i < GridPoints; i++)
        {
            double value = function(At(i));
            if (value < least)
                (best, least) = (i, value);
            if (double.IsFinite(value))
                most = Math.Max(most, value);
        }

        if (best < 0)
            return new SpeedSearch(low, double.PositiveInfinity, AtLimit: false, IsFlat: true);
        bool flat = most - least <= 1e-10 * scale;
        double a = start + (Math.Max(best - 1, 0) * step);
        double d = start + (Math.Min(best + 1, GridPoints - 1) * step);
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

        (double argument, double reached) = atB <= atC ? (ElementaryFunctions.Exp(b), atB) : (ElementaryFunctions.Exp(c), atC);
        if (least <= reached)
            (argument, reached) = (At(best), least);
        bool atLimit = argument <= low * (1 + 1e-6) || argument >= high * (1 - 1e-6);
        return new SpeedSearch(argument, reached, atLimit, flat);

        // The ends are those given, to the bit.
        double At(int i) => i == 0 ? low : i == GridPoints - 1 ? high : ElementaryFunctions.Exp(start + (i * step));
    }
}
