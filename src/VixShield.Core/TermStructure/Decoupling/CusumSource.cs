namespace VixShield.TermStructure;

/// <summary>Which innovations the detector's chart takes.</summary>
public enum CusumSource
{
    /// <summary>Those of the residuals of moves against the line.</summary>
    Moves = 0,

    /// <summary>Those of the residuals of levels against the level regression. Where VIX leaves the range of the window, the regression is extrapolated.</summary>
    Levels = 1,
}
