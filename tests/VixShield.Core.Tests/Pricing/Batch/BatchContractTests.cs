using VixShield.Instruments;
using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>What a batch does beside its numbers: lengths, empty batches, illegal elements, and no allocation.</summary>
public class BatchContractTests
{
    private const int Calls = 100;

    // The runtime itself may allocate while it replaces the code of a method; what a call allocates shows in every round.
    private const int Rounds = 4;

    public static TheoryData<KernelPath, bool> Paths => BatchPaths.SupportedAndFormulas;

    [Theory]
    [MemberData(nameof(Paths))]
    public void An_output_may_be_longer_than_the_inputs_and_keeps_the_rest(KernelPath path, bool onForward)
    {
        foreach (int count in new[] { 1, 8, 13, 128, 131 })
        {
            OptionBatch batch = new(OptionPool.Mixed(count), onForward);
            MemberRows results = new(count + 40);
            batch.Compute(path, results.Outputs(MemberRows.All, 0, count + 40), 0, count);
            for (int member = 0; member < MemberRows.Count; member++)
            {
                Assert.DoesNotContain(MemberRows.Untouched, results[member][..count]);
                Assert.All(results[member][count..], x => Assert.Equal(MemberRows.Untouched, x));
            }
        }
    }

    [Fact]
    public void Outputs_of_different_lengths_may_both_be_longer_than_the_inputs()
    {
        BatchDraft draft = new();
        draft.Results[0] = BatchDraft.Untouched(30);
        draft.Results[3] = BatchDraft.Untouched(25);
        draft.Compute();
        Assert.Equal(30 - BatchDraft.Length, draft.Results[0].Span.Count(MemberRows.Untouched));
        Assert.Equal(25 - BatchDraft.Length, draft.Results[3].Span.Count(MemberRows.Untouched));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void An_empty_batch_does_nothing(KernelPath path, bool onForward)
    {
        OptionBatch batch = new(OptionPool.Ordinary(1), onForward);
        MemberRows results = new(9);
        batch.Compute(path, results.Outputs(MemberRows.All, 0, 9), 0, 0);
        batch.Compute(path, results.Outputs(0, 0, 0), 0, 0);
        OptionBatch constants = new(OptionPool.Ordinary(1), onForward, constants: 0x7F);
        constants.Compute(path, results.Outputs(MemberRows.All, 0, 0), 0, 0);
        for (int member = 0; member < MemberRows.Count; member++)
            Assert.All(results[member], x => Assert.Equal(MemberRows.Untouched, x));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_batch_of_constants_is_as_long_as_its_outputs(KernelPath path, bool onForward)
    {
        OptionBatch batch = new(OptionPool.Ordinary(1), onForward, constants: 0x7F);
        foreach (int count in new[] { 1, 7, 8, 127, 128, 129, 300 })
        {
            MemberRows results = new(count);
            batch.Compute(path, results.Outputs(MemberRows.All, 0, count), 0, 1);
            for (int member = 0; member < MemberRows.Count; member++)
            {
                Assert.NotEqual(MemberRows.Untouched, results[member][0]);
                Assert.All(results[member], x => Assert.True(SameBits.Of(results[member][0], x)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void An_illegal_element_gives_NaN_in_its_own_lane_only(KernelPath path, bool onForward)
    {
        BatchOption[] legal = [.. OptionPool.Ordinary(21)];
        MemberRows expected = new(legal.Length);
        new OptionBatch(legal, onForward).Compute(path, expected);
        for (int place = 0; place < legal.Length; place++)
        {
            foreach (BatchOption illegal in Spoilt(legal[place]))
            {
                BatchOption[] options = [.. legal];
                options[place] = illegal;
                MemberRows actual = new(legal.Length);
                new OptionBatch(options, onForward).Compute(path, actual);
                for (int member = 0; member < MemberRows.Count; member++)
                    AssertOnlyNaN(expected[member], actual[member], place);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_right_that_is_not_given_gives_NaN(KernelPath path, bool onForward)
    {
        BatchOption[] options = [.. OptionPool.Ordinary(13).Select(o => o with { Right = default })];
        foreach (int constants in new[] { 0, OptionBatch.RightBit })
        {
            MemberRows results = new(options.Length);
            new OptionBatch(options, onForward, constants).Compute(path, results);
            for (int member = 0; member < MemberRows.Count; member++)
                Assert.All(results[member], x => Assert.True(double.IsNaN(x)));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void No_form_of_a_batch_allocates(KernelPath path, bool onForward)
    {
        const int chain = 0b0110101 | OptionBatch.YieldBit;
        const int grid = 0b1110111;
        foreach (int constants in new[] { 0, chain, grid })
        {
            foreach (int count in new[] { 3, 128, 139 })
            {
                foreach (int members in new[] { MemberRows.PriceAlone, MemberRows.Usual, MemberRows.All })
                    Assert.Equal(0, AllocatedBytes(new OptionBatch(OptionPool.Mixed(count), onForward, constants), path, members));
            }
        }
    }

    private static long AllocatedBytes(OptionBatch batch, KernelPath path, int members)
    {
        GreeksOutputs outputs = new MemberRows(batch.Count).Outputs(members, 0, batch.Count);
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
                batch.Compute(path, outputs, 0, batch.Count);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static IEnumerable<BatchOption> Spoilt(BatchOption o) =>
    [
        o with { Spot = -1 }, o with { Strike = double.NaN }, o with { Years = double.PositiveInfinity }, o with { Volatility = -double.Epsilon },
        o with { Rate = double.NaN }, o with { Right = default }, o with { Right = (OptionRight)2 }, o with { Right = (OptionRight)(-2) },
    ];

    private static void AssertOnlyNaN(double[] expected, double[] actual, int place)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.True(i == place ? double.IsNaN(actual[i]) : SameBits.Of(expected[i], actual[i]), $"place {place}, option {i}: {actual[i]}");
    }
}
