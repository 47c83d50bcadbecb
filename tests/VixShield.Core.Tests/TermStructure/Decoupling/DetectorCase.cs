using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.TermStructure;

namespace VixShield.Tests.TermStructure;

/// <summary>
/// Observations in which levels obey maturity and VIX up to an autoregressive residual. With holes: sessions that are missing, sessions without
/// VIX or future; and in some cases the settlement time changes.
/// </summary>
public sealed record DetectorCase(int Seed, int Sessions, bool ConstantMaturity, bool ChangesClock, int HolesPerThousand)
{
    public static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    public DecouplingDetectorOptions Options => new()
    {
        Kind = ConstantMaturity ? DecouplingResidualKind.ConstantMaturity : DecouplingResidualKind.FrontContract,
        Window = 100,
        MinimumObservations = 80,
        ShortWindow = 40,
        Threshold1 = 1.5,
        Threshold5 = 1.2,
        CusumThreshold = 2.5,
        BetaThreshold = 1.5,
        HalfLifeRatio = 1.3,
        LongGapSessions = 8,
        Scale = Seed % 3 == 0 ? DecouplingScale.Window : DecouplingScale.Ewma,
        Charted = Seed % 2 == 0 ? CusumSource.Moves : CusumSource.Levels,
        BetaByMaturity = Seed % 5 != 0,
    };

    public static Arbitrary<DetectorCase> Cases() => Arb.From(
        from seed in Gen.Choose(1, 1_000_000)
        from sessions in Gen.Choose(150, 330)
        from constant in Gen.Elements(false, true)
        from clock in Gen.Elements(false, false, true)
        from holes in Gen.Elements(0, 10, 30)
        select new DetectorCase(seed, sessions, constant, clock, holes));

    public DecouplingObservation[] Make(double scale = 1, bool mirrored = false)
    {
        var random = new Random(Seed);
        List<DecouplingObservation> all = [];
        DateOnly date = ChangesClock ? Calendar.AddSessions(new DateOnly(2020, 10, 23), -(Sessions / 3)) : new DateOnly(2014, 1, 2);
        double logVix = Math.Log(18);
        double residual = 0;
        double logHeld = Math.Log(19);
        for (int i = 0; i < Sessions; i++)
        {
            double move = 0.07 * CumulativeSumTests.Gaussian(random);
            logVix += move + (0.03 * (Math.Log(18) - logVix));
            residual = (0.8 * residual) + (0.01 * CumulativeSumTests.Gaussian(random));
            Expiry contract = Front(date);
            double days = ConstantMaturity ? 30 : contract.Date.DayNumber - date.DayNumber;
            double w = 1 - Math.Exp(-6 * days / 365);
            double logFuture = logVix + (2 * w) - (0.68 * w * logVix) + residual;
            bool withoutVix = random.Next(1000) < HolesPerThousand;
            bool withoutFuture = random.Next(1000) < HolesPerThousand;
            double change = (0.5 * move) + (0.01 * CumulativeSumTests.Gaussian(random));
            logHeld += change;
            all.Add(new DecouplingObservation
            {
                Date = date,
                Vix = withoutVix ? null : Price(logVix),
                Future = withoutFuture ? null : Price(ConstantMaturity ? logHeld : logFuture),
                FutureLogChange = ConstantMaturity ? (mirrored ? -change : change) : null,
                MaturityDays = days,
                Contract = contract,
            });
            date = Calendar.NextSession(date);
            if (random.Next(1000) < HolesPerThousand)
                date = Calendar.AddSessions(date, 1 + random.Next(12));
        }

        return [.. all];
        double Price(double logarithm) => scale * Math.Exp(mirrored ? Math.Log(400) - logarithm : logarithm);
    }

    private static Expiry Front(DateOnly date)
    {
        Expiry expiry = ExpiryRules.VixMonthly.Resolve(date.Year, date.Month, Calendar);
        DateOnly next = date.AddMonths(1);
        return expiry.Date > date ? expiry : ExpiryRules.VixMonthly.Resolve(next.Year, next.Month, Calendar);
    }
}
