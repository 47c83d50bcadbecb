using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Serialization;

public static class RefusalTests
{
    private const string Option =
        """{"schema":"vixshield.book/1","positions":[{"kind":"option","contract":"SPXW","quantity":-10,"right":"put","strike":3900,"expiry":"2023-03-31 Pm","role":"shortStrike"}]}""";

    [Theory]
    [InlineData("\"strike\":3900", "\"strike\":-1", "$.positions[0].strike", "greater than 0")]
    [InlineData("\"strike\":3900", "\"strike\":0", "$.positions[0].strike", "greater than 0")]
    [InlineData("\"strike\":3900", "\"strike\":1e999", "$.positions[0].strike", "")]
    [InlineData("\"strike\":3900", "\"strike\":\"3900\"", "$.positions[0].strike", "Must be a number")]
    [InlineData("\"strike\":3900,", "", "$.positions[0].strike", "missing")]
    [InlineData("\"strike\":3900", "\"strike\":null", "$.positions[0].strike", "missing")]
    [InlineData("\"strike\":3900", "\"strike\":3900,\"strike\":3901", "$", "strike")]
    [InlineData("\"strike\":3900", "\"strike\":3900,\"premium\":1", "$.positions[0].premium", "known member")]
    [InlineData("\"quantity\":-10", "\"quantity\":0", "$.positions[0].quantity", "Must not be 0")]
    [InlineData("\"quantity\":-10", "\"quantity\":1000001", "$.positions[0].quantity", "1,000,000")]
    [InlineData("\"quantity\":-10", "\"quantity\":1.5", "$.positions[0].quantity", "whole number")]
    [InlineData("\"quantity\":-10,", "", "$.positions[0]", "quantity")]
    [InlineData("\"right\":\"put\"", "\"right\":\"Put\"", "$.positions[0].right", "put")]
    [InlineData("\"right\":\"put\"", "\"right\":-1", "$.positions[0].right", "")]
    [InlineData("\"role\":\"shortStrike\"", "\"role\":\"short\"", "$.positions[0].role", "shortStrike")]
    [InlineData("\"role\":\"shortStrike\"", "\"role\":\"wing\",\"layer\":0", "$.positions[0].layer", "from 1")]
    [InlineData("\"role\":\"shortStrike\"", "\"role\":\"wing\",\"structure\":\" \"", "$.positions[0].structure", "empty")]
    [InlineData("\"contract\":\"SPXW\"", "\"contract\":\"SPX\"", "$.positions[0].contract", "settle")]
    [InlineData("\"contract\":\"SPXW\"", "\"contract\":\"ES\"", "$.positions[0].contract", "no listed option")]
    [InlineData("\"contract\":\"SPXW\"", "\"contract\":null", "$.positions[0].contract", "")]
    [InlineData("\"kind\":\"option\"", "\"kind\":\"future\"", "$.positions[0].contract", "no listed future")]
    [InlineData("\"kind\":\"option\"", "\"kind\":\"swaption\"", "$.positions[0].kind", "option")]
    [InlineData("2023-03-31 Pm", "2023-04-01 Pm", "$.positions[0].expiry", "session")]
    [InlineData("2023-03-31 Pm", "2023-03-31 Am", "$.positions[0].contract", "settle")]
    [InlineData("2023-03-31 Pm", "2099-03-31 Pm", "$.positions[0].expiry", "2099-03-31")]
    [InlineData("2023-03-31 Pm", "31.3.2023", "$.positions[0].expiry", "date and Am or Pm")]
    [InlineData("\"contract\":\"SPXW\"", "\"contract\":{}", "$.positions[0].contract", "kind")]
    [InlineData("\"contract\":\"SPXW\"", "\"contract\":[]", "$.positions[0].contract", "Must be")]
    [InlineData("\"2023-03-31 Pm\"", "{\"date\":\"2023-03-31\",\"style\":\"pm\",\"instant\":\"2023-03-31T15:00:00\",\"lastTradingDay\":\"2023-03-31\"}", "$.positions[0].expiry.instant", "offset")]
    [InlineData("[{", "[{,", "$", "line 1")]
    [InlineData("book/1", "book/2", "$.schema", "vixshield.book/1")]
    [InlineData("\"schema\":\"vixshield.book/1\",", "", "$.schema", "missing")]
    [InlineData("[{", "[null,{", "$.positions[0]", "null")]
    [InlineData("]}", "]", "$", "")]
    public static void A_wrong_book_is_refused_at_its_place(string part, string wrong, string path, string says)
    {
        Assert.Contains(part, Option, StringComparison.Ordinal);
        Assert.Single(VixShieldJson.Parse<Book>(Option).Positions);
        var error = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<Book>(Option.Replace(part, wrong, StringComparison.Ordinal)));
        // A wrong contract and a wrong style contradict each other; either of the two places is right.
        Assert.True(
            error.Path == path || (says == "settle" && error.Path is "$.positions[0].expiry"), $"{error.Path} is not {path}: {error.Message}");
        Assert.Contains(says, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Every number of a valid document, replaced by one that no such place can hold.</summary>
    [Fact]
    public static void Every_number_of_a_market_refuses_what_is_not_a_number_of_its_kind()
    {
        MarketSnapshot small = Small();
        string text = VixShieldJson.Serialize(new MarketDocument(small, new VixFuturesHistory(Sample.Document.History!.Sessions.Take(2))));
        List<string> accepted = [];
        int tried = 0;
        foreach (string illegal in new[] { "-1", "1e999", "\"1\"", "null" })
        {
            foreach (string path in NumberPaths(JsonNode.Parse(text)!, "$"))
            {
                // A session may lack its spot VIX.
                if (illegal == "null" && path.EndsWith(".vix", StringComparison.Ordinal))
                    continue;
                JsonNode changed = JsonNode.Parse(text)!;
                Replace(changed, path, illegal);
                tried++;
                try
                {
                    // 1e999 is written as it stands: a node would refuse it first.
                    VixShieldJson.Parse<MarketDocument>(changed.ToJsonString().Replace("\"@illegal@\"", illegal, StringComparison.Ordinal));
                    accepted.Add($"{path} = {illegal}");
                }
                catch (VixShieldFormatException)
                {
                }
            }
        }

        Assert.True(tried > 100, $"Only {tried} places were tried.");
        // A price that an interpolated future leaves out is made from the chains; null says the same.
        accepted.RemoveAll(a => a.StartsWith("$.futures[0].price", StringComparison.Ordinal) && a.EndsWith("null", StringComparison.Ordinal));
        Assert.Empty(accepted);
    }

    [Law]
    public static Property Damaged_text_gives_a_format_error_or_a_valid_value_and_nothing_else() => Prop.ForAll(
        (from source in Gen.Elements(Option, Sample.BookText, VixShieldJson.Serialize(AdjustmentPolicy.Default), Sample.MoveText, VixShieldJson.Serialize(Small()))
         from edits in Gen.Choose(1, 4)
         from places in Generators.Uniform(0, 1).ArrayOf(edits)
         from inserts in Gen.Elements("", "\"", "{", "}", "[", "]", ",", ":", "-", "9", "e9", "null", "\u0000", "\ud800", "\\ud800", "  ").ArrayOf(edits)
         from removed in Gen.Choose(0, 12)
         select Damage(source, places, inserts, removed)).ToArbitrary(),
        text => Survives<Book>(text) && Survives<AdjustmentPolicy>(text) && Survives<MarketMove>(text) && Survives<MarketDocument>(text));

    [Theory]
    [InlineData("2023-02-15T15:15:00")]
    [InlineData("2023-02-15")]
    [InlineData("2023-02-15 15:15:00-06:00")]
    public static void An_instant_without_its_offset_is_refused_and_not_read_in_the_machine_s_time_zone(string instant)
    {
        string text = VixShieldJson.Serialize(Small()).Replace("2023-02-15T15:15:00-06:00", instant, StringComparison.Ordinal);
        var error = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<MarketDocument>(text));
        Assert.Equal("$.valuation", error.Path);
        Assert.Contains("offset", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_future_or_a_chain_that_occurs_twice_is_refused()
    {
        JsonNode market = JsonNode.Parse(VixShieldJson.Serialize(Small()))!;
        foreach (string list in new[] { "futures", "chains" })
        {
            JsonNode twice = market.DeepClone();
            twice[list]!.AsArray().Add(twice[list]![0]!.DeepClone());
            int last = twice[list]!.AsArray().Count - 1;
            Assert.Equal($"$.{list}[{last}]", Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<MarketDocument>(twice.ToJsonString())).Path);
        }
    }

    [Fact]
    public static void Options_on_VX_futures_are_refused_with_the_reason()
    {
        string text = VixShieldJson.Serialize(Contracts.Vix).Replace("volatilityIndex", "volatilityFuture", StringComparison.Ordinal);
        var error = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<ContractSpec>(text));
        Assert.Equal("$.contract.underlying", error.Path);
        Assert.Contains("UX", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_future_with_another_scale_is_refused_rather_than_read_without_it()
    {
        string text = VixShieldJson.Serialize(Contracts.Es).Replace("\"underlyingScale\":1", "\"underlyingScale\":2", StringComparison.Ordinal);
        Assert.Equal("$.contract.underlyingScale", Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<ContractSpec>(text)).Path);
    }

    [Fact]
    public static void A_kind_of_event_that_stands_twice_is_refused_and_not_counted_once()
    {
        string text = VixShieldJson.Serialize(AdjustmentPolicy.Default with { Events = new EventLimit(new EventWindow(TimeSpan.FromHours(24), TimeSpan.FromHours(2)), "cpi", "fomc") });
        Assert.Equal(2, VixShieldJson.Parse<AdjustmentPolicy>(text).Events!.Kinds.Length);
        var error = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<AdjustmentPolicy>(text.Replace("[\"cpi\",\"fomc\"]", "[\"cpi\",\"fomc\",\"cpi\"]", StringComparison.Ordinal)));
        Assert.Equal("$.events.kinds[2]", error.Path);
        Assert.Contains("\"cpi\" occurs twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void An_unknown_member_is_named_in_the_words_of_the_document_also_where_its_name_has_two_lines()
    {
        var error = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<Book>(Option.Replace("\"strike\"", "\"str\\nike\"", StringComparison.Ordinal)));
        Assert.EndsWith(": Is not a known member.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\U0001F600")]
    public static void A_message_stays_short_and_keeps_its_limit_however_long_the_value_is(string letter)
    {
        string longText = string.Concat(Enumerable.Repeat(letter, 50_000));
        var value = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<Book>(Option.Replace("2023-03-31 Pm", longText, StringComparison.Ordinal)));
        Assert.Equal("$.positions[0].expiry", value.Path);
        Assert.InRange(value.Message.Length, 300, 600);
        Assert.EndsWith("must be a date and Am or Pm, such as \"2023-03-22 Am\".", value.Message, StringComparison.Ordinal);
        var member = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<Book>(Option.Replace("\"strike\"", $"\"{longText}\"", StringComparison.Ordinal)));
        Assert.InRange(member.Message.Length, 100, 600);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(member.Message + value.Message)));
    }

    [Fact]
    public static void Types_without_a_JSON_form_are_named() =>
        Assert.Contains("Book", Assert.Throws<NotSupportedException>(() => VixShieldJson.Parse<string>("{}")).Message, StringComparison.Ordinal);

    private static MarketSnapshot Small()
    {
        var builder = new MarketSnapshotBuilder(Sample.Market.ValuationInstant)
            .SetLevel("SPX", Sample.Market.Levels["SPX"])
            .SetLevel("VIX", Sample.Market.Levels["VIX"]);
        foreach (OptionChain chain in new[] { Sample.Market.Chains[0], Sample.Market.Chains[^1] })
            builder.Set(new OptionChain(chain.Symbol, chain.Expiry, chain.ValuationInstant, chain.Forward, chain.ForwardSource, chain.DiscountFactor, [chain.Quotes[0], chain.Quotes[^1]]));
        builder.Set(Sample.Market.Futures[0]).Set(Sample.Market.Futures[^1]);
        return builder.Build();
    }

    private static bool Survives<T>(string text)
        where T : class
    {
        try
        {
            return VixShieldJson.Parse<T>(text) is not null;
        }
        catch (VixShieldFormatException error)
        {
            return error.Path.StartsWith('$') && error.Message.Length > error.Path.Length;
        }
    }

    private static string Damage(string text, double[] places, string[] inserts, int removed)
    {
        for (int i = 0; i < places.Length; i++)
        {
            int at = (int)(places[i] * text.Length);
            text = text[..at] + inserts[i] + text[Math.Min(text.Length, at + removed)..];
        }

        return text;
    }

    private static IEnumerable<string> NumberPaths(JsonNode node, string path) => node switch
    {
        JsonObject o => o.SelectMany(p => NumberPaths(p.Value!, $"{path}.{p.Key}")),
        JsonArray a => a.SelectMany((item, i) => NumberPaths(item!, $"{path}[{i}]")),
        JsonValue v when v.GetValueKind() == System.Text.Json.JsonValueKind.Number => [path],
        _ => [],
    };

    private static void Replace(JsonNode root, string path, string illegal)
    {
        JsonNode parent = root;
        string[] steps = path[2..].Replace("[", ".[", StringComparison.Ordinal).Split('.');
        for (int i = 0; i < steps.Length; i++)
        {
            bool isIndex = steps[i].StartsWith('[');
            int index = isIndex ? int.Parse(steps[i].Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture) : -1;
            if (i < steps.Length - 1)
                parent = (isIndex ? parent[index] : parent[steps[i]])!;
            else if (isIndex)
                parent[index] = "@illegal@";
            else
                parent[steps[i]] = "@illegal@";
        }

        Assert.False(string.IsNullOrEmpty(illegal));
    }
}
