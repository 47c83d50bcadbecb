namespace VixShield.Risk;

/// <summary>Gaps into settlements in the morning, measured once from daily files and typed in, rounded to four digits. Facts of their years, no forecast; <see cref="SettlementGapEstimation"/> measures others.</summary>
public static class SettlementGapPresets
{
    /// <summary>
    /// VX: the final settlement against the daily settlement of the same contract in the session before, monthly contracts. 116 gaps, 2013-05-22 to 2019-12-18 and 2022-01-19 to 2024-12-18; the largest are -0.1427 (2018-02-14) and
    /// +0.1587 (2017-05-17).
    /// </summary>
    public static SettlementGaps VixFutures { get; } = new(
        "VIX",
        "VX final settlement against the daily settlement of the session before; 116 gaps of 2013-2019 and 2022-2024; daily files of CFE",
        [
            new(0.01, -0.1350, -1.5930), new(0.05, -0.0931, -1.3100), new(0.25, -0.0410, -0.6063), new(0.50, -0.0053, -0.0867),
            new(0.75, 0.0218, 0.3645), new(0.95, 0.0842, 1.4463), new(0.99, 0.1325, 1.8802),
        ]);

    /// <summary>
    /// SPX: the opening against the close of the session before, a <b>proxy</b>, because no special opening quotations are at hand. 1,807 sessions, 2014-01-02 to 2019-12-31, 2022-01-04 to 2022-03-10, and 2024. The first value of the
    /// index lags behind the openings of its shares: real gaps are wider. Earlier years are left out because many of their openings repeat the close before.
    /// </summary>
    public static SettlementGaps SpxOpening { get; } = new(
        "SPX",
        "proxy: SPX opening against the close of the session before, not a special opening quotation; 1,807 sessions of 2014-2019, early 2022 and 2024; daily index files",
        [
            new(0.01, -0.0101, -36.37), new(0.05, -0.0043, -13.84), new(0.25, -0.0009, -2.14), new(0.50, 0.0003, 0.65),
            new(0.75, 0.0016, 4.11), new(0.95, 0.0049, 17.20), new(0.99, 0.0085, 33.80),
        ]);
}
