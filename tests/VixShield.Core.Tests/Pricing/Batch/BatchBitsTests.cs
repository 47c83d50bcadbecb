using System.Reflection;
using VixShield.Pricing;
using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>
/// Tier 1 of determinism: a batch has the bits of the scalar formulas, option by option and member by member, by whichever path,
/// at any length and place, whatever else is asked for.
/// </summary>
public class BatchBitsTests
{
    private const int Longest = 256;
    private const int Room = Longest + 24;

    public static TheoryData<KernelPath, bool> Paths => BatchPaths.SameBitsAndFormulas;

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_length_and_place_gives_the_bits_of_the_scalar_formula(KernelPath path, bool onForward)
    {
        OptionBatch ordinary = new(OptionPool.Ordinary(Room), onForward);
        OptionBatch mixed = new(OptionPool.Mixed(Room), onForward);
        for (int length = 0; length <= Longest; length++)
        {
            Verify(ordinary, path, 0, 0, length);
            Verify(ordinary, path, 1 + length % 7, 3 + length % 5, length);
            Verify(mixed, path, length % 17, length % 9, length);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Long_batches_and_whole_blocks_have_the_bits_of_the_scalar_formula(KernelPath path, bool onForward)
    {
        OptionBatch batch = new(OptionPool.Mixed(3001), onForward);
        foreach (int length in new[] { 383, 384, 385, 511, 512, 513, 2048, 3001 })
            Verify(batch, path, 0, 0, length);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Both_sides_of_every_bound_of_the_ordinary_range_have_the_bits_of_the_scalar_formula(KernelPath path, bool onForward)
    {
        OptionBatch batch = new(OptionPool.AroundTheOrdinaryRange(), onForward);
        Verify(batch, path, 0, 0, batch.Count);
        for (int i = 0; i < batch.Count; i++)
            Verify(batch, path, i, 0, 1);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Any_input_may_be_one_value_for_all(KernelPath path, bool onForward)
    {
        IReadOnlyList<BatchOption> options = OptionPool.Mixed(139);
        for (int constants = 0; constants < 1 << (OptionBatch.Columns + 1); constants++)
        {
            if (onForward && (constants & OptionBatch.YieldBit) != 0)
                continue;
            OptionBatch batch = new(options, onForward, constants);
            foreach (int length in new[] { 5, 128, 139 })
                Verify(batch, path, 0, 0, length);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_value_for_all_may_lie_outside_the_ordinary_range(KernelPath path, bool onForward)
    {
        BatchOption one = OptionPool.Ordinary(1)[0];
        foreach (BatchOption odd in OptionPool.Mixed(200).Concat(OptionPool.AroundTheOrdinaryRange()))
        {
            for (int column = 0; column <= OptionBatch.Columns; column++)
            {
                OptionBatch batch = new([odd, one, one, odd, one, one, one, one, one, one, one], onForward, 1 << column);
                Verify(batch, path, 0, 0, batch.Count);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Any_set_of_members_has_the_bits_of_all_of_them(KernelPath path, bool onForward)
    {
        OptionBatch batch = new(OptionPool.Mixed(173), onForward);
        Random random = new(7);
        List<int> sets = [MemberRows.PriceAlone, MemberRows.Usual, .. Enumerable.Range(0, MemberRows.Count).Select(member => 1 << member)];
        sets.AddRange(Enumerable.Range(0, 60).Select(_ => random.Next(1, MemberRows.All + 1)));
        sets.AddRange(Enumerable.Range(0, 30).Select(_ => random.Next(1, MemberRows.Usual + 1)));
        foreach (int members in sets)
        {
            MemberRows results = new(batch.Count);
            batch.Compute(path, results, members);
            SameBits.Verify(batch, results, members, 0, 0, batch.Count, $"{path}, members {members:X5}");
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Slices_by_several_threads_have_the_bits_of_the_whole(KernelPath path, bool onForward)
    {
        OptionBatch batch = new(OptionPool.Mixed(1999), onForward);
        for (int threads = 1; threads <= 4; threads++)
        {
            MemberRows results = new(batch.Count);
            int[] cuts = [.. Enumerable.Range(0, threads + 1).Select(i => i * batch.Count / threads)];
            Thread[] workers = [.. Enumerable.Range(0, threads).Select(i => new Thread(() =>
                batch.Compute(path, results, MemberRows.All, cuts[i], cuts[i], cuts[i + 1] - cuts[i])))];
            Array.ForEach(workers, worker => worker.Start());
            Array.ForEach(workers, worker => worker.Join());
            SameBits.Verify(batch, results, MemberRows.All, 0, 0, batch.Count, $"{path}, {threads} threads");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_public_class_has_the_bits_of_the_scalar_formula_on_this_machine(bool onForward)
    {
        OptionBatch batch = new(OptionPool.Mixed(777), onForward);
        MemberRows results = new(batch.Count);
        batch.Compute(null, results);
        SameBits.Verify(batch, results, MemberRows.All, 0, 0, batch.Count, $"{Black76Batch.ActivePath}");
        for (int i = 0; i < batch.Count; i++)
            Assert.True(SameBits.Of(batch.Options[i].Price(onForward), results[0][i]), $"The price alone differs: {batch.Options[i]}");
    }

    [Fact]
    public void The_active_path_promises_the_bits_of_the_scalar_formula()
    {
        Assert.Contains(Black76Batch.ActivePath, BatchPaths.SameBits);
        Assert.Equal(Black76Batch.ActivePath, BlackScholesBatch.ActivePath);
        Assert.Equal(BatchPaths.HasFusedMultiplyAdd, Black76Batch.ActivePath != KernelPath.Portable);
    }

    [Fact]
    public void Every_member_of_the_Greeks_has_its_output()
    {
        string[] outputs = [.. typeof(GreeksOutputs).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name)];
        Assert.Equal(GreekMembers.All.Select(m => m.Name).Order(), outputs.Order());
        Assert.Equal(outputs.Order(), MemberRows.Names.Order());
        Greeks g = OptionPool.Ordinary(1)[0].Greeks(onForward: false);
        MemberRows rows = new(1);
        rows.Put(0, g);
        Assert.Equal(g, rows.At(0));
        foreach ((string name, Func<Greeks, double> member) in GreekMembers.All)
            Assert.Equal(member(g), rows[MemberRows.Names.ToList().IndexOf(name)][0]);
    }

    private static void Verify(OptionBatch batch, KernelPath path, int start, int resultStart, int length)
    {
        MemberRows results = new(resultStart + length + 9);
        batch.Compute(path, results, MemberRows.All, start, resultStart, length);
        SameBits.Verify(batch, results, MemberRows.All, start, resultStart, length, $"{path}, {batch}, {length} from {start}");
    }
}
