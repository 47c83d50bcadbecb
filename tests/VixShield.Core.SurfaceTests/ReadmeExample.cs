using VixShield.Expiries;
using VixShield.Instruments;

Expiry expiry = ExpiryRules.SpxEndOfMonth.Resolve(2023, 3, TradingCalendar.UsOptions);
IronCondor condor = IronCondor.Create(Contracts.Spxw, expiry, 3800, 3900, 4300, 4400, quantity: 10);
Console.WriteLine(condor);
