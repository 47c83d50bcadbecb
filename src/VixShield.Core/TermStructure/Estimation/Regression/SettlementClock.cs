namespace VixShield.TermStructure;

/// <summary>
/// The regime of a history by the time of day at which VX futures settle, in Chicago. Spot VIX closes at 15:15, so that in the second regime a future and the VIX of the same day are a quarter of an hour apart;
/// estimates are never pooled over both. The change is at <see cref="Market.VixFuturesSettlement.At1500Since"/>.
/// </summary>
public enum SettlementClock
{
    /// <summary>VX settles 15:15, until 2020-10-23.</summary>
    At1515 = 0,

    /// <summary>VX settles 15:00, since 2020-10-26.</summary>
    At1500 = 1,
}
