using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;

namespace VixShield.Tests.Adjustments.Solving;

/// <summary>Small problems of every kind of row, and all their lots: at most five columns of at most three lots either way.</summary>
internal static class RandomProblems
{
    /// <summary>Problems of hard and soft rows; about half of them can be solved.</summary>
    internal static Gen<AdjustmentProblem> All { get; } =
        from columns in Columns
        from linear in Rows(columns.Length, 3)
        from others in Others(columns, soft: true)
        from carry in Form(columns.Length, 50)
        from days in Uniform(0, 20)
        select new AdjustmentProblem(columns, [.. linear, .. others], carry, days);

    /// <summary>Problems of tight hard rows, most of which cannot be solved.</summary>
    internal static Gen<AdjustmentProblem> Hard { get; } =
        from columns in Columns
        from linear in Rows(columns.Length, 5)
        from others in Others(columns, soft: false)
        select new AdjustmentProblem(columns, [.. linear, .. others]);

    internal static IEnumerable<int[]> EveryLots(AdjustmentProblem problem)
    {
        IEnumerable<int[]> all = [[]];
        foreach (AdjustmentColumn column in problem.Columns)
            all = all.SelectMany(lots => Enumerable.Range(column.MinimumLots, column.MaximumLots - column.MinimumLots + 1).Select(l => (int[])[.. lots, l]));
        return all;
    }

    internal static AdjustmentProblem Reversed(AdjustmentProblem problem)
    {
        return new AdjustmentProblem(problem.Columns.Reverse(), problem.Rows.Reverse().Select(Turn), Turned(problem.Carry!), problem.HoldingDays);

        static LinearForm Turned(LinearForm form) => new(form.Start, form.PerLot.Reverse());

        static AdjustmentRow Turn(AdjustmentRow row) => row switch
        {
            LinearRow r => new LinearRow(r.Guardrail, r.Severity, r.Unit, Turned(r.Form), r.Low, r.High) { Price = r.Price, Priority = r.Priority },
            MaximumRow r => new MaximumRow(r.Guardrail, r.Severity, r.Unit, r.Groups.Select(g => g.Select(Turned)), r.Limit) { Price = r.Price, Priority = r.Priority },
            TailLossRow r => new TailLossRow(r.Guardrail, r.Severity, r.Profits.Select(Turned), r.Probabilities, r.CostPerLot.Reverse(), r.Share, r.Limit) { Price = r.Price, Priority = r.Priority },
            EffectivenessRow r => new EffectivenessRow(
                r.Guardrail, r.Severity, r.Exposures.Select(Turned), new double[,] { { r.Covariance(0, 0), r.Covariance(0, 1) }, { r.Covariance(1, 0), r.Covariance(1, 1) } }, r.Unhedged.Select(Turned), r.Floor),
            _ => throw new NotSupportedException(row.ToString()),
        };
    }

    private static Gen<double> Uniform(double low, double high) => Gen.Choose(0, 1_000_000_000).Select(i => low + ((high - low) * (i / 1e9)));

    private static Gen<AdjustmentColumn[]> Columns =>
        from count in Gen.Choose(1, 4)
        from all in Gen.ArrayOf(
            from low in Gen.Choose(-3, 0)
            from high in Gen.Choose(0, 3)
            from cost in Uniform(0.5, 60)
            from start in Gen.Elements(0.0, 0.0, 15.0)
            select (Low: low, High: high, Cost: cost, Fixed: start), count)
        select all.Select((c, i) => new AdjustmentColumn($"c{i}", c.Low, Math.Max(c.High, c.Low == 0 ? 1 : 0), c.Cost, c.Fixed)).ToArray();

    private static Gen<LinearForm> Form(int columns, double size) =>
        from start in Uniform(-4 * size, 4 * size)
        from perLot in Gen.ArrayOf(Uniform(-2 * size, 2 * size), columns)
        select new LinearForm(start, perLot);

    private static Gen<AdjustmentRow[]> Rows(int columns, int most) =>
        from count in Gen.Choose(1, most)
        from rows in Gen.ArrayOf(
            from form in Form(columns, 50)
            from low in Uniform(-150, 20)
            from width in Uniform(20, 250)
            from oneSided in Gen.Elements(true, false)
            select (Form: form, Low: low, High: oneSided ? double.PositiveInfinity : low + width), count)
        select rows.Select((r, i) => (AdjustmentRow)new LinearRow($"linear {i}", GuardrailSeverity.Hard, "$", r.Form, r.Low, r.High)).ToArray();

    private static Gen<AdjustmentRow[]> Others(AdjustmentColumn[] columns, bool soft) =>
        from a in Form(columns.Length, 50)
        from b in Form(columns.Length, 50)
        from c in Form(columns.Length, 50)
        from limit in Uniform(0, 300)
        from floor in Uniform(-2, 0.9)
        from price in Uniform(0, 2)
        from shape in Gen.Choose(0, 3)
        select (shape switch
        {
            0 => new AdjustmentRow[] { new MaximumRow("maximum", GuardrailSeverity.Hard, "$", [[a, b], [c]], limit) },
            1 => [new TailLossRow("tail", GuardrailSeverity.Hard, [a, b, c], [0.2, 0.5, 0.3], columns.Select(x => x.CostPerLot), 0.35, limit)],
            2 => [new EffectivenessRow("effectiveness", GuardrailSeverity.Hard, [a, b], new[,] { { 2.0, -0.3 }, { -0.3, 1.0 } }, [b, c], floor)],
            _ => [],
        }).Concat(soft
            ? [new LinearRow("soft", GuardrailSeverity.Soft, "$", c, -20, 60) { Price = price }, new MaximumRow("soft too", GuardrailSeverity.Soft, "$", [[a], [b]], limit) { Price = price / 3, Priority = 1 }]
            : []).ToArray();
}
