using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Serialization;

public static class MarginFilesTests
{
    private static readonly MarginRules Sample = MarginRules.UniversalSpread with
    {
        Futures = FutureMarginTable.Of(
            [FutureMarginRow.At("VX", 1, 9000), FutureMarginRow.For("VX", new DateOnly(2023, 4, 19), 7000)], [new FutureSpreadRow("VX", 1, 2, 3000)]),
        Ranges = MarginRules.UniversalSpread.Ranges.Add("VIX", new MarginRange(-0.3, 0.8, 12)),
    };

    [Law]
    public static Property Any_margin_rules_read_back_equal() => Prop.ForAll(
        (from method in Gen.Elements(Enum.GetValues<MarginMethod>())
         from pooling in Gen.Elements(Enum.GetValues<MarginPooling>())
         from flag in Gen.Elements(true, false)
         from share in Generators.Uniform(0, 10)
         from least in Generators.Uniform(0, 1)
         from names in Gen.Elements("SPX", "spx", "\"x\" \\ \u00fc", "VXX").ListOf()
         from name in Gen.Elements("house rules", "\u00fc \n", "x")
         from months in Gen.Choose(0, 600)
         from nodes in Gen.Choose(1, 1_000_000)
         from rows in Gen.Choose(0, 6)
         from low in Generators.Uniform(-0.99, -1e-9)
         from comparer in Gen.Elements(StringComparer.Ordinal, StringComparer.InvariantCulture, Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)) as IComparer<string>)
         select new MarginRules
         {
             Name = name,
             Method = method,
             Pooling = pooling,
             VolatilityIndexCalendarRelief = flag,
             Equity = new MarginRate(share, least),
             BroadIndex = new MarginRate(least, share),
             VolatilityIndex = new MarginRate(share / 3, least / 3),
             BroadIndexSymbols = [.. names],
             Leverage = names.Distinct().ToImmutableSortedDictionary(n => n, n => (share + n.Length) / 3, comparer),
             LongPremiumShare = least,
             LongTermPremiumShare = least / 7,
             LongTermMonths = months,
             ShareRate = share,
             Futures = FutureMarginTable.Of(
                 Enumerable.Range(1, rows).Select(i => i % 2 == 0 ? FutureMarginRow.At("VX", i, share * i) : FutureMarginRow.For("VXM", new DateOnly(2023, i, 28), least * i)),
                 Enumerable.Range(1, rows).Select(i => new FutureSpreadRow("VX", i, i + 1, share / i))),
             BroadIndexRange = new MarginRange(low, share + 1e-9 > 10 ? 10 : share + 1e-9, 2 + months),
             Ranges = names.Distinct().ToImmutableSortedDictionary(n => n, n => new MarginRange(low / 2, 0.1 * n.Length, 10), comparer),
             MinimumPointsPerContract = share * 1e3,
             MostSearchNodes = nodes,
         }).ToArbitrary(),
        rules => VixShieldJson.Parse<MarginRules>(VixShieldJson.Serialize(rules)).Equals(rules)
            && VixShieldJson.Parse<MarginRules>(VixShieldJson.Serialize(rules, indented: true)).Equals(rules));

    [Law]
    public static Property Any_liquidity_policy_reads_back_equal() => Prop.ForAll(
        (from days in Gen.Choose(0, 10_000)
         from more in Gen.Choose(0, 100)
         from share in Generators.Uniform(0, 1)
         from factor in Generators.Uniform(0, 100)
         select new LiquidityLimit(new TenorBucket(days, Math.Min(10_000, days + more)), share, factor)).ListOf().ToArbitrary(),
        limits =>
        {
            var policy = new LiquidityPolicy { Limits = [.. limits] };
            return VixShieldJson.Parse<LiquidityPolicy>(VixShieldJson.Serialize(policy)).Equals(policy);
        });

    [Theory]
    [InlineData("\"method\":\"universalSpread\"", "\"method\":\"UniversalSpread\"", "$.method", "universalSpread")]
    [InlineData("\"method\":\"universalSpread\"", "\"method\":1", "$.method", "text")]
    [InlineData("\"method\":\"universalSpread\",", "", "$", "method")]
    [InlineData("\"pooling\":\"root\"", "\"pooling\":\"roots\"", "$.pooling", "settlementStyle")]
    [InlineData("\"name\":\"universal spread\"", "\"name\":\" \"", "$.name", "empty")]
    [InlineData("\"name\":\"universal spread\"", "\"name\":null", "$.name", "null")]
    [InlineData("\"share\":0.15", "\"share\":-0.15", "$.broadIndex.share", "0 to 10")]
    [InlineData("\"share\":0.15", "\"share\":0.15,\"least\":1", "$.broadIndex.least", "known member")]
    [InlineData("\"UVXY\":1.5", "\"UVXY\":0", "$.leverage", "UVXY")]
    [InlineData("\"UVXY\":1.5", "\"UVXY\":1.5,\"UVXY\":2", "$", "UVXY")]
    [InlineData("\"SPY\"]", "null]", "$.broadIndexSymbols[1]", "null")]
    [InlineData("\"position\":1,", "", "$.futures.outrights[0]", "position and expiry")]
    [InlineData("\"position\":1,", "\"position\":1,\"expiry\":\"2023-04-19\",", "$.futures.outrights[0]", "position and expiry")]
    [InlineData("\"position\":1,", "\"position\":101,", "$.futures.outrights[0].position", "100")]
    [InlineData("\"2023-04-19\"", "\"19.4.2023\"", "$.futures.outrights[1].expiry", "date")]
    [InlineData("\"requirement\":7000", "\"requirement\":-1", "$.futures.outrights[1].requirement", "0")]
    [InlineData("\"outrights\":[", "\"outrights\":[{\"contract\":\"VX\",\"position\":1,\"requirement\":1},", "$.futures.outrights", "VX month 1")]
    [InlineData("\"far\":2", "\"far\":1", "$.futures.spreads[0].far", "2")]
    [InlineData("\"spreads\":[", "\"spreads\":[null,", "$.futures.spreads[0]", "null")]
    [InlineData("\"low\":-0.3", "\"low\":0.3", "$.ranges.VIX.low", "below 0")]
    [InlineData("\"VIX\":{", "\"VXN\":null,\"VIX\":{", "$.ranges.VXN", "null")]
    [InlineData("\"mostSearchNodes\":1000", "\"mostSearchNodes\":0", "$.mostSearchNodes", "1")]
    [InlineData("\"mostSearchNodes\":1000", "\"mostSearchNodes\":1000,\"x\":1", "$.x", "known member")]
    [InlineData("margin-rules/1", "margin-rules/2", "$.schema", "vixshield.margin-rules/1")]
    public static void Wrong_margin_rules_are_refused_at_their_place(string part, string wrong, string path, string says)
    {
        string text = VixShieldJson.Serialize(Sample);
        Assert.Equal(Sample, VixShieldJson.Parse<MarginRules>(text));
        Refused<MarginRules>(text, part, wrong, path, says);
    }

    [Theory]
    [InlineData("\"minimumDays\":46", "\"minimumDays\":-1", "$.limits[1].minimumDays", "0")]
    [InlineData("\"maximumDays\":10000", "\"maximumDays\":45", "$.limits[1].maximumDays", "46")]
    [InlineData("\"openInterestShare\":0.05", "\"openInterestShare\":1.05", "$.limits[0].openInterestShare", "0 to 1")]
    [InlineData("\"openInterestShare\":0.05,", "", "$.limits[0]", "openInterestShare")]
    [InlineData("\"limits\":[", "\"limits\":[null,", "$.limits[0]", "null")]
    [InlineData("\"limits\":[", "\"limit\":1,\"limits\":[", "$.limit", "known member")]
    public static void A_wrong_liquidity_policy_is_refused_at_its_place(string part, string wrong, string path, string says) =>
        Refused<LiquidityPolicy>(VixShieldJson.Serialize(LiquidityPolicy.Default), part, wrong, path, says);

    private static void Refused<T>(string text, string part, string wrong, string path, string says)
        where T : class
    {
        Assert.Contains(part, text, StringComparison.Ordinal);
        int at = text.IndexOf(part, StringComparison.Ordinal);
        var error = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<T>(text[..at] + wrong + text[(at + part.Length)..]));
        Assert.Equal(path, error.Path);
        Assert.Contains(says, error.Message, StringComparison.OrdinalIgnoreCase);
    }
}
