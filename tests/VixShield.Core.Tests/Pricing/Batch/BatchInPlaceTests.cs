using System.Runtime.InteropServices;
using VixShield.Instruments;
using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>Outputs over the memory of inputs, and memory that no array begins at.</summary>
public class BatchInPlaceTests
{
    private const int Length = 139;

    public static TheoryData<KernelPath, bool> Paths => BatchPaths.SameBitsAndFormulas;

    [Theory]
    [MemberData(nameof(Paths))]
    public void Any_output_may_be_the_memory_of_any_input(KernelPath path, bool onForward)
    {
        IReadOnlyList<BatchOption> options = OptionPool.Mixed(Length);
        for (int member = 0; member < MemberRows.Count; member++)
        {
            for (int column = 0; column < ColumnsOf(onForward); column++)
            {
                foreach (int members in new[] { 1 << member, MemberRows.Usual | 1 << member, MemberRows.All })
                    VerifyInPlace(new OptionBatch(options, onForward), path, members, [(member, column)]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_input_may_be_replaced_at_once(KernelPath path, bool onForward)
    {
        IReadOnlyList<BatchOption> options = OptionPool.Mixed(Length);
        for (int first = 0; first < MemberRows.Count; first++)
        {
            (int, int)[] pairs = [.. Enumerable.Range(0, ColumnsOf(onForward)).Select(column => ((first + column) % MemberRows.Count, column))];
            VerifyInPlace(new OptionBatch(options, onForward), path, MemberRows.All, pairs);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Two_inputs_may_be_the_same_memory_and_an_output_too(KernelPath path, bool onForward)
    {
        BatchOption[] options = [.. OptionPool.Mixed(Length).Select(o => o with { Strike = o.Spot })];
        OptionBatch batch = new(options, onForward);
        batch[1] = batch[0];
        VerifyInPlace(batch, path, MemberRows.All, [(0, 0)]);
    }

    // A double of a span need not begin at a multiple of eight bytes.
    [Theory]
    [MemberData(nameof(Paths))]
    public void Memory_may_begin_at_any_byte(KernelPath path, bool onForward)
    {
        OptionBatch batch = new(OptionPool.Mixed(Length), onForward);
        for (int shift = 0; shift < 8; shift++)
        {
            Span<double> Shifted() => MemoryMarshal.Cast<byte, double>(new byte[8 * (Length + 1)].AsSpan(shift, 8 * Length));
            Span<double> spot = Shifted();
            Span<double> strike = Shifted();
            batch[0].CopyTo(spot);
            batch[1].CopyTo(strike);
            GreeksOutputs outputs = new() { Price = Shifted(), Vega = Shifted(), Ultima = Shifted() };
            Compute(batch, spot, strike, outputs, path);
            SameBits.VerifyRow(batch, 0, outputs.Price, 0, $"{path}, {shift} bytes off");
            SameBits.VerifyRow(batch, 3, outputs.Vega, 0, $"{path}, {shift} bytes off");
            SameBits.VerifyRow(batch, 14, outputs.Ultima, 0, $"{path}, {shift} bytes off");
        }
    }

    private static int ColumnsOf(bool onForward) => onForward ? OptionBatch.Columns - 1 : OptionBatch.Columns;

    private static void Compute(OptionBatch batch, Span<double> spot, Span<double> strike, in GreeksOutputs outputs, KernelPath path)
    {
        ReadOnlySpan<OptionRight> rights = batch.Rights;
        BlackInputs forward = new() { Forward = spot, Strike = strike, Years = batch[2], Volatility = batch[3], Rate = batch[4], Rights = rights };
        BlackScholesInputs onSpot = new()
        {
            Spot = spot,
            Strike = strike,
            Years = batch[2],
            Volatility = batch[3],
            Rate = batch[4],
            DividendYield = batch[5],
            Rights = rights,
        };
        BatchDriver.Compute(batch.OnForward ? new BatchInputs(forward) : new BatchInputs(onSpot), outputs, path);
    }

    private static void VerifyInPlace(OptionBatch batch, KernelPath path, int members, (int Member, int Column)[] pairs)
    {
        MemberRows results = new(batch.Count);
        foreach ((int member, int column) in pairs)
            results[member] = batch[column];
        batch.Compute(path, results, members);
        for (int member = 0; member < MemberRows.Count; member++)
        {
            if ((members >> member & 1) != 0)
                SameBits.VerifyRow(batch, member, results[member], 0, $"{path}, members {members:X5}, {string.Join(" ", pairs)} in place");
        }
    }
}
