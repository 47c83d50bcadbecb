namespace VixShield.Testing;

/// <summary>Names the unit that a wrong factor looks like.</summary>
internal static class UnitHint
{
    // As close as numbers can be that differ by one unit and by nothing else, but for the bracket of the price at the money.
    private const double Closeness = 0.012;

    private static readonly (double Factor, string Text)[] Known =
    [
        (-1, "The sign is turned round."),
        (0.01, "That is a hundredth: per point of volatility, or per cent?"),
        (100, "That is a hundred times: per contract, or a volatility in per cent?"),
        (0.0001, "That is a ten-thousandth: per basis point?"),
        (1 / 365.0, "That is 1/365: per calendar day?"),
        (1 / 252.0, "That is 1/252: per trading day?"),
        (365, "That is 365 times: a day count where years are meant?"),
        (252, "That is 252 times: a day count where years are meant?"),
        (19.105, "That is sqrt(365) times: days where years are meant?"),
        (15.875, "That is sqrt(252) times: trading days where years are meant?"),
        (1.2035, "That is sqrt(365/252) times: a year of 252 days where one of 365 is meant?"),
        (0.8309, "That is sqrt(252/365) times: a year of 365 days where one of 252 is meant?"),
        (1 / 19.105, "That is 1/sqrt(365): a time in years where days are meant?"),
        (1 / 15.875, "That is 1/sqrt(252): a time in years where trading days are meant?"),
        (-0.01, "That is minus a hundredth: per point, with the sign turned round?"),
        (-1 / 365.0, "That is minus 1/365: per calendar day, with the sign turned round?"),
    ];

    /// <summary>A sentence after a blank, or nothing.</summary>
    internal static string Of(double ratio)
    {
        foreach ((double factor, string text) in Known)
        {
            if (Math.Abs((ratio / factor) - 1) <= Closeness)
                return " " + text;
        }

        return "";
    }
}
