namespace VixShield.Testing;

/// <summary>Looks for a jump by halving the stretch on which a function changes most.</summary>
internal static class Continuity
{
    private const int Pieces = 16;
    private const int Halvings = 40;
    private const double Allowed = 1e-6;

    /// <summary>A jump between half of a place and twice of it, or null.</summary>
    internal static string? Objection(string what, Func<double, double> function, double place)
    {
        double low = place / 2, width = 1.5 * place / Pieces;
        for (int i = 0; i < Pieces; i++)
        {
            if (Amounts.Finite(FormattableString.Invariant($"{what} at {low + (i * width):G6} years"), function(low + (i * width))) is { } objection)
                return objection;
        }

        int steepest = Enumerable.Range(0, Pieces).MaxBy(i => Change(function, low + (i * width), low + ((i + 1) * width)));
        (low, double high) = (low + (steepest * width), low + ((steepest + 1) * width));
        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Change(function, low, middle) >= Change(function, middle, high) ? (low, middle) : (middle, high);
        }

        double left = function(low), right = function(high);
        return Math.Abs(right - left) <= Allowed * (1 + Math.Abs(left))
            ? null
            : FormattableString.Invariant($"{what} jumps from {left:G6} to {right:G6} at {high:G10} years.");
    }

    private static double Change(Func<double, double> function, double low, double high) => Math.Abs(function(high) - function(low));
}
