using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Market;

/// <summary>Which quotes of a chain a smile can use.</summary>
internal static class QuoteScreen
{
    internal static SmileInput ToInput(OptionChain chain)
    {
        ContractSpec? contract = Contracts.All.FirstOrDefault(c => c.Kind == ContractKind.Option && c.UnderlyingSymbol == chain.Symbol && c.UnderlyingScale == 1);
        DateOnly date = DateOnly.FromDateTime(UsTime.InChicago(chain.ValuationInstant).DateTime);
        // Parity, and with it what in-the-money quotes say, holds for European options only.
        bool bothSides = contract is not { Exercise: ExerciseStyle.American };
        double discount = chain.DiscountFactor;
        return new SmileInput(chain.Expiry, chain.Forward, chain.Years, chain.Quotes
            .Where(q => q.Ask > 0 && q.Bid <= q.Ask && (bothSides || IsOutOfTheMoney(q, chain)))
            .Select(q => new SmileQuote(q.Strike, q.Right, q.Bid / discount, q.Ask / discount, contract?.Tick.TickAt(date, q.Ask) / discount)));
    }

    internal static ImmutableArray<RefusedQuote> Refused(OptionChain chain)
    {
        var aside = chain.Fit?.Existence.SetAside.Select(q => (q.Strike, q.Right)).ToHashSet() ?? [];
        return [.. chain.Quotes
            .Where(q => IsOutOfTheMoney(q, chain))
            .Select(q => (Quote: q, Defect: DefectOf(q, chain) ?? (aside.Contains((q.Strike, q.Right)) ? QuoteDefect.Arbitrage : null)))
            .Where(q => q.Defect is not null)
            .Select(q => new RefusedQuote(q.Quote, q.Defect!.Value))];
    }

    private static bool IsOutOfTheMoney(OptionQuote quote, OptionChain chain) => quote.Right == (quote.Strike < chain.Forward ? OptionRight.Put : OptionRight.Call);

    private static QuoteDefect? DefectOf(OptionQuote quote, OptionChain chain)
    {
        if (quote.Bid == 0)
            return QuoteDefect.ZeroBid;
        if (quote.Bid > quote.Ask)
            return QuoteDefect.Crossed;
        ImpliedVolatilityStatus status = Status(quote.Bid);
        return (status == ImpliedVolatilityStatus.Ok ? Status(quote.Ask) : status) switch
        {
            ImpliedVolatilityStatus.Ok => null,
            ImpliedVolatilityStatus.AtMaximum or ImpliedVolatilityStatus.AboveMaximum => QuoteDefect.AboveMaximum,
            _ => QuoteDefect.NoTimeValue,
        };
        ImpliedVolatilityStatus Status(double price) =>
            Black76.TryImpliedVolatility(price, chain.Forward, quote.Strike, chain.Years, chain.DiscountFactor, quote.Right, out _);
    }
}
