using VixShield.Pricing;
using VixShield.Pricing.Batch;
using VixShield.Tests.Pricing.Batch;

namespace VixShield.Tests.Pricing;

/// <summary>One way to price many options: the scalar formulas one by one (no path), or all in one batch by a path of the kernel.</summary>
public sealed record PricingForm(KernelPath? Path)
{
    /// <summary>The scalar formulas and every path that this machine can run.</summary>
    public static IReadOnlyList<PricingForm> All { get; } = [new PricingForm(Path: null), .. BatchPaths.Supported.Select(path => new PricingForm(path))];

    /// <summary>All members together, and the price asked for alone.</summary>
    public IReadOnlyList<(Greeks Greeks, double PriceAlone)> Evaluate(IReadOnlyList<BatchOption> options, bool onForward)
    {
        if (Path is not { } path)
            return [.. options.Select(o => (o.Greeks(onForward), o.Price(onForward)))];
        OptionBatch batch = new(options, onForward);
        MemberRows together = new(batch.Count);
        MemberRows alone = new(batch.Count);
        batch.Compute(path, together);
        batch.Compute(path, alone, MemberRows.PriceAlone);
        return [.. Enumerable.Range(0, batch.Count).Select(i => (together.At(i), alone[0][i]))];
    }

    public override string ToString() => Path?.ToString() ?? "Scalar";
}
