using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// Worst loss of a book in the stress set, before and after sales. Every leg is revalued once per scenario; sales are linear in contracts, so no book need be run again.
/// </summary>
internal sealed class StressLoss
{
    private readonly double[] _profits;
    private readonly RuleContext _context;
    private readonly Dictionary<Leg, double[]> _legs = [];

    private StressLoss(in RuleContext context, double[] profits)
    {
        _context = context;
        _profits = profits;
        Before = Worst(profits);
    }

    /// <summary>Worst loss before any sale, in dollars; 0 where no scenario loses.</summary>
    internal double Before { get; }

    /// <summary>Runs the stress set; null with the reason where it is empty or cannot be run.</summary>
    internal static StressLoss? Of(in RuleContext context, out string missing)
    {
        missing = "the stress set";
        if (context.Inputs.Stress.IsEmpty)
            return null;
        try
        {
            StressLoss loss = new(context, Profits(context.Book, context));
            missing = string.Empty;
            return loss;
        }
        catch (Exception error) when (error is MissingDatumException or NotSupportedException or ArgumentException)
        {
            missing = $"a stress set that can be run ({error.Message})";
            return null;
        }
    }

    /// <summary>Worst loss after contracts of holdings are sold, in dollars, without what the sale costs.</summary>
    internal double After(params IEnumerable<(Leg Leg, int Sold)> sales)
    {
        double[] profits = [.. _profits];
        foreach ((Leg leg, int sold) in sales)
        {
            Leg one = leg with { Quantity = 1 };
            if (!_legs.TryGetValue(one, out double[]? each))
                _legs.Add(one, each = Profits(Book.OfLegs(one), _context));
            for (int s = 0; s < profits.Length; s++)
                profits[s] -= sold * each[s];
        }

        return Worst(profits);
    }

    internal static ScenarioEngine Engine(Book book, in RuleContext context) =>
        ScenarioEngine.Create(book, context.Market, context.Inputs.StressAssumptions);

    private static double[] Profits(Book book, in RuleContext context) =>
        [.. ScenarioGrid.Run(Engine(book, context), context.Inputs.Stress.Select(s => s.Scenario)).ProfitAndLoss];

    private static double Worst(double[] profits) => Math.Max(0, -profits.Min());
}
