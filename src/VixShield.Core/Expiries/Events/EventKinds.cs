using System.Collections.Immutable;

namespace VixShield.Expiries;

/// <summary>Names of the usual kinds of scheduled events. A kind is any text without white space at its ends; these are the names that the library's own pages use.</summary>
public static class EventKinds
{
    /// <summary>Decision of the Federal Open Market Committee on its target rate.</summary>
    public const string FomcDecision = "fomc_decision";

    /// <summary>Minutes of a meeting of the Federal Open Market Committee.</summary>
    public const string FomcMinutes = "fomc_minutes";

    /// <summary>US consumer price index.</summary>
    public const string ConsumerPrices = "cpi";

    /// <summary>US producer price index.</summary>
    public const string ProducerPrices = "ppi";

    /// <summary>US employment report with the nonfarm payrolls.</summary>
    public const string NonfarmPayrolls = "nfp";

    /// <summary>Rate decisions, consumer prices, producer prices and payrolls.</summary>
    public static ImmutableArray<string> Macro { get; } = [FomcDecision, ConsumerPrices, ProducerPrices, NonfarmPayrolls];
}
