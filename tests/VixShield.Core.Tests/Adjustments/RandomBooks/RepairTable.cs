using System.Collections.Immutable;
using System.Globalization;
using VixShield.Adjustments;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>The competition as text, with at most four digits: markdown lines that the page on adjustments holds as well.</summary>
internal static class RepairTable
{
    private static readonly (string Name, Func<RandomBook, AdjustmentPlan, Repair> Of)[] Competitors =
    [
        ("plan of the library", (b, p) => Repair.Of(b, p)),
        ("widen the wings", (b, _) => NaiveRepairs.Widen(b)),
        ("roll everything", (b, _) => NaiveRepairs.Roll(b)),
        ("sell more premium", (b, _) => NaiveRepairs.SellMore(b)),
        ("do nothing", (b, _) => NaiveRepairs.DoNothing(b)),
    ];

    internal static ImmutableArray<string> Lines()
    {
        Run[] runs = [.. DefaultPlans.All.AsParallel().AsOrdered().Select(p => new Run(p.Book, p.Plan, NaiveRepairs.DoNothing(p.Book), [.. Competitors.Select(c => c.Of(p.Book, p.Plan))]))];
        Run[] broken = [.. runs.Where(r => !r.Before.Broken.IsEmpty)];
        return [.. Starts(runs), "", .. Statuses(runs), "", .. Table("all books", runs), "", .. Table("books that start with a hard guardrail broken", broken)];
    }

    private static IEnumerable<string> Starts(Run[] runs)
    {
        yield return "| hard guardrails broken after the shock | books |";
        yield return "|---|---|";
        foreach (IGrouping<int, Run> group in runs.GroupBy(r => r.Before.Broken.Count).OrderBy(g => g.Key))
            yield return FormattableString.Invariant($"| {group.Key} | {group.Count()} |");
    }

    private static IEnumerable<string> Statuses(Run[] runs)
    {
        yield return "| status of the plan | books |";
        yield return "|---|---|";
        foreach (PlanStatus status in Enum.GetValues<PlanStatus>())
        {
            int vetoed = runs.Count(r => r.Plan.Status == status && r.Plan.AtFault.Any(f => f.Verdict.Guardrail == "StandAside"));
            yield return FormattableString.Invariant($"| {status}{(vetoed > 0 ? FormattableString.Invariant($", of these {vetoed} with the veto of StandAside at fault") : "")} | {runs.Count(r => r.Plan.Status == status)} |");
        }
    }

    private static IEnumerable<string> Table(string books, Run[] runs)
    {
        yield return FormattableString.Invariant($"| {books} ({runs.Length}) | possible | all hard guardrails hold | the measured ones hold | carry kept, median | carry kept, all together | stress loss to before, median | stress loss to before, all together | maximum loss to before, all together | cost, median $ | cost, mean $ |");
        yield return "|---|---|---|---|---|---|---|---|---|---|---|";
        for (int i = 0; i < Competitors.Length; i++)
            yield return Row(Competitors[i].Name, [.. runs.Select(r => (r.Book, r.Before, r.Repairs[i]))]);
    }

    private static string Row(string name, (RandomBook Book, Repair Before, Repair After)[] all)
    {
        // A share of a carry that was a cost means nothing.
        var paid = all.Where(a => a.Book.Calibration.Exposures.Carry.Total > 0).Select(a => (a.After.Carry, Was: a.Book.Calibration.Exposures.Carry.Total)).ToArray();
        var stressed = all.Where(a => a.Before.StressLoss > 0).ToArray();
        string[] cells =
        [
            name,
            Number(all.Count(a => a.After.IsPossible)),
            Percent(all.Average(a => a.After.Broken.IsEmpty ? 1.0 : 0)),
            Percent(all.Average(a => a.After.MeasuredBroken == 0 ? 1.0 : 0)),
            Percent(Median(paid.Select(p => p.Carry / p.Was))),
            Percent(paid.Sum(p => p.Carry) / paid.Sum(p => p.Was)),
            Percent(Median(stressed.Select(s => s.After.StressLoss / s.Before.StressLoss))),
            Percent(stressed.Sum(s => s.After.StressLoss) / stressed.Sum(s => s.Before.StressLoss)),
            Percent(all.Sum(a => a.After.MaximumLoss) / all.Sum(a => a.Before.MaximumLoss)),
            Number(Median(all.Select(a => a.After.Cost))),
            Number(all.Average(a => a.After.Cost)),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Percent(double share) => Number(100 * share) + " %";

    private static string Number(double value)
    {
        double digits = value == 0 ? 0 : Math.Max(0, 3 - Math.Floor(Math.Log10(Math.Abs(value))));
        return Math.Round(value, (int)Math.Min(1, digits)).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private sealed record Run(RandomBook Book, AdjustmentPlan Plan, Repair Before, Repair[] Repairs);
}
