namespace VixShield.Risk;

/// <summary>What a valuation stands on that may not hold.</summary>
public enum ValuationWarningKind
{
    /// <summary>The underlying goes ex-dividend during the life of an American option: a continuous yield stands for a discrete dividend.</summary>
    DiscreteDividend = 1,

    /// <summary>The market does not say when the underlying of an American option goes ex-dividend.</summary>
    ExDividendDatesUnknown = 2,
}
