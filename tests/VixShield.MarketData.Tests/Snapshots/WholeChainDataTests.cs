using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Tests.Folder;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Snapshots;

/// <summary>Candidates over the whole chain of two real days: as many as a solver for large problems is made for, under rows that stay few.</summary>
[Trait("Category", "Data")]
public sealed class WholeChainDataTests
{
    [DataFact]
    public void Two_real_days_give_one_to_two_thousand_candidates_under_few_rows()
    {
        Check("spx-implied-vol-2023-02-15.csv", new DateOnly(2023, 3, 31), 3775, 3875, 4325, 4425);
        Check("spx-2023-09-14.csv.gz", new DateOnly(2023, 10, 20), 4200, 4300, 4650, 4750);
    }

    private static void Check(string file, DateOnly date, params double[] strikes)
    {
        MarketSnapshot market = SnapshotLoader.Load(new SnapshotFiles { Chain = DataFolder.Require("option-chains", file) }).Snapshot!;
        Expiry expiry = Expiry.AtClose(date, TradingCalendar.UsOptions);
        Book book = Book.OfPositions(strikes.Select((strike, i) => new Position(
            new OptionLeg { Contract = Contracts.Spxw, Quantity = i is 0 or 3 ? 10 : -10, Right = i < 2 ? OptionRight.Put : OptionRight.Call, Strike = strike, Expiry = expiry },
            i is 0 or 3 ? LegRole.Wing : LegRole.ShortStrike,
            "iron condor")));
        var policy = new AdjustmentPolicy { Listed = ListedCandidates.Whole, GammaCap = 1e6, TailLoss = new TailLossLimit(1e7, 0.25), CostCap = 1e5 };
        AdjustmentProblem problem = new AdjustmentPlanner(policy).Problem(book, market, new PlanInputs { Calibration = Calibration.Of(book, market), Stress = StressSets.Standard })!;
        Assert.InRange(problem.Columns.Length, 1000, 2000);
        Assert.InRange(problem.Rows.Length, 15, 60);
        // A maximum counts with its forms: a corner for each strike outside the wings, none inside.
        Assert.InRange(problem.Rows.Sum(r => r is MaximumRow maximum ? maximum.Groups.Sum(g => g.Length) : 1), 100, 600);
        // Doing nothing keeps what only trades can break.
        AdjustmentSolution nothing = problem.Evaluate(new int[problem.Columns.Length]);
        Assert.True(nothing.IsFeasible, nothing.ToString());
    }
}
