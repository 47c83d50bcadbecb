using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Serialization;

namespace VixShield.AotSmoke;

/// <summary>JSON without reflection: what is written reads back equal, and what is illegal is refused.</summary>
internal static class JsonChecks
{
    public static void Run(Checklist checks)
    {
        Expiry expiry = ExpiryRules.SpxEndOfMonth.Resolve(2023, 3, TradingCalendar.UsOptions);
        Book book = Book.Of(IronCondor.Create(Contracts.Spxw, expiry, 3800, 3900, 4300, 4400, quantity: 10));
        string json = VixShieldJson.Serialize(book);
        checks.Equal(book, VixShieldJson.Parse<Book>(json), "a book read back");
        AdjustmentPolicy policy = new();
        checks.Equal(policy, VixShieldJson.Parse<AdjustmentPolicy>(VixShieldJson.Serialize(policy, indented: true)), "a policy read back");
        checks.Holds(Refuses(json.Replace("4300", "-4300", StringComparison.Ordinal)), "a negative strike in JSON is refused");
        checks.Holds(Refuses("{"), "a text that is no JSON is refused");
    }

    private static bool Refuses(string json)
    {
        try
        {
            _ = VixShieldJson.Parse<Book>(json);
            return false;
        }
        catch (VixShieldFormatException)
        {
            return true;
        }
    }
}
