using VixShield.Pricing.Batch;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>
/// Parity, the pricing equation, bounds and derivatives are laws of the scalar formulas (PricingLaws, FiniteDifferenceLaws); a batch
/// has their bits, so one law carries all of them over.
/// </summary>
public class BatchLaws
{
    [Law(MaxTest = 300)]
    public void A_batch_of_any_options_has_the_bits_of_the_scalar_formula(BatchCase c)
    {
        OptionBatch batch = new(c.Options, c.OnForward, c.Constants);
        foreach (KernelPath path in BatchPaths.SameBits)
        {
            MemberRows results = new(batch.Count);
            batch.Compute(path, results, c.Members);
            SameBits.Verify(batch, results, c.Members, 0, 0, batch.Count, $"{path}, {batch}, members {c.Members:X5}");
        }
    }
}
