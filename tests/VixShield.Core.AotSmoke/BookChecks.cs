using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.AotSmoke;

/// <summary>A condor with a hedge: structure, payoff, refusal, trades.</summary>
internal static class BookChecks
{
    public static void Run(Checklist checks)
    {
        Expiry expiry = ExpiryRules.SpxEndOfMonth.Resolve(2023, 3, TradingCalendar.UsOptions);
        IronCondor condor = IronCondor.Create(Contracts.Spxw, expiry, 3800, 3900, 4300, 4400, quantity: 10);
        IronCondorPayoff payoff = condor.PayoffFor(25);
        checks.Equal(75.0, payoff.MaximumLoss, "largest loss of the condor");
        checks.Equal(3875.0, payoff.LowerBreakEven, "lower break-even of the condor");

        FutureLeg hedge = new()
        {
            Contract = Contracts.Vx,
            Quantity = 2,
            Expiry = ExpiryRules.VixMonthly.Resolve(2023, 3, TradingCalendar.UsOptions),
        };
        Book book = Book.Of(condor).Add(new Position(hedge, LegRole.Hedge));
        checks.Equal(5, book.Positions.Length, "positions of the book");
        checks.Equal(book, Book.OfPositions(book.Positions), "a book of the same positions");
        checks.Equal("-10 SPXW 2023-03-31 Pm 4300 Call", book.Positions[2].Leg.ToString(), "the short call's name");
        checks.Holds(Refuses(() => IronCondor.Create(Contracts.Spxw, expiry, 3900, 3800, 4300, 4400, 10)), "strikes out of order are refused");
        checks.Holds(Refuses(() => hedge with { Quantity = 0 }), "a leg without contracts is refused");
    }

    private static bool Refuses(Func<object> make)
    {
        try
        {
            _ = make();
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
