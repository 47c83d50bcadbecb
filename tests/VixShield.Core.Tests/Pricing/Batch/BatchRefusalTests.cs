using System.Runtime.InteropServices;
using VixShield.Instruments;
using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>A batch that cannot be meant is refused with a message that names what is wrong, and nothing has been written then.</summary>
public class BatchRefusalTests
{
    private static readonly string[] SpotColumns = ["Spot", "Strike", "Years", "Volatility", "Rate", "DividendYield"];
    private static readonly string[] ForwardColumns = ["Forward", "Strike", "Years", "Volatility", "Rate"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_batch_that_is_not_spoilt_is_computed(bool onForward)
    {
        BatchDraft draft = new(onForward);
        draft.Compute();
        Assert.DoesNotContain(draft.Results, r => r.Span.Contains(MemberRows.Untouched));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_missing_column_is_named(bool onForward)
    {
        string[] names = ColumnsOf(onForward);
        for (int column = 0; column < names.Length; column++)
        {
            BatchDraft draft = new(onForward);
            draft.Columns[column] = null;
            draft.AssertRefused($"{names[column]} is missing");
        }
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 19)]
    [InlineData(false, 22)]
    [InlineData(true, 0)]
    [InlineData(true, 19)]
    [InlineData(true, 22)]
    public void Lengths_that_differ_are_named_with_both(bool onForward, int length)
    {
        string[] names = ColumnsOf(onForward);
        for (int column = 1; column < names.Length; column++)
        {
            BatchDraft draft = new(onForward);
            draft.Columns[column] = BatchDraft.Values(length);
            draft.AssertRefused($"{names[column]} has {length} values, but {names[0]} has 21");
        }
    }

    [Fact]
    public void Rights_of_another_length_are_named_with_both_lengths() =>
        new BatchDraft { Rights = new OptionRight[3] }.AssertRefused("Rights has 3 values, but Spot has 21");

    [Fact]
    public void Rights_for_each_and_for_all_at_once_are_refused() => new BatchDraft { Right = OptionRight.Put }.AssertRefused("Rights and Right");

    [Fact]
    public void A_batch_of_which_nothing_is_asked_is_refused()
    {
        BatchDraft draft = new();
        Array.Clear(draft.Results);
        draft.AssertRefused("Nothing is asked for");
    }

    [Fact]
    public void An_output_that_is_too_short_is_named_with_both_lengths()
    {
        for (int member = 0; member < MemberRows.Count; member++)
        {
            BatchDraft draft = new();
            draft.Results[member] = BatchDraft.Untouched(20);
            draft.AssertRefused($"{MemberRows.Names[member]} has room for 20 results, but Spot has 21");
        }
    }

    [Fact]
    public void Outputs_of_a_batch_of_constants_must_agree_on_its_length()
    {
        double[] price = BatchDraft.Untouched(5);
        double[] vega = BatchDraft.Untouched(6);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Black76Batch.Compute(
            new() { Forward = 100, Strike = 100, Years = 1, Volatility = 0.2, Rate = 0, Right = OptionRight.Call }, new() { Price = price, Vega = vega }));
        Assert.Contains("Vega has room for 6 results, another output for 5", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(BatchDraft.Untouched(5), price);
        Assert.Equal(BatchDraft.Untouched(6), vega);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    public void An_output_over_another_output_is_refused(int shift)
    {
        for (int one = 0; one < MemberRows.Count; one++)
        {
            for (int other = one + 1; other < MemberRows.Count; other++)
            {
                double[] memory = BatchDraft.Untouched(2 * BatchDraft.Length);
                BatchDraft draft = new();
                draft.Results[one] = memory.AsMemory(0, BatchDraft.Length);
                draft.Results[other] = memory.AsMemory(shift, BatchDraft.Length);
                draft.AssertRefused(" overlaps ");
            }
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 20)]
    [InlineData(1, 0)]
    [InlineData(20, 0)]
    public void An_output_that_shares_a_part_of_an_input_is_refused(int inputAt, int outputAt)
    {
        for (int column = 0; column < SpotColumns.Length; column++)
        {
            for (int member = 0; member < MemberRows.Count; member++)
            {
                double[] memory = BatchDraft.Values(2 * BatchDraft.Length);
                BatchDraft draft = new();
                draft.Columns[column] = memory.AsMemory(inputAt, BatchDraft.Length);
                draft.Results[member] = memory.AsMemory(outputAt, BatchDraft.Length);
                draft.AssertRefused($"{MemberRows.Names[member]} overlaps {SpotColumns[column]}");
            }
        }
    }

    [Fact]
    public void An_output_in_the_memory_of_one_input_and_part_of_another_is_refused()
    {
        double[] memory = BatchDraft.Values(2 * BatchDraft.Length);
        BatchDraft draft = new(onForward: true);
        draft.Columns[0] = memory.AsMemory(0, BatchDraft.Length);
        draft.Columns[1] = memory.AsMemory(1, BatchDraft.Length);
        draft.Results[0] = memory.AsMemory(0, BatchDraft.Length);
        draft.AssertRefused("Price overlaps Strike");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(20)]
    public void An_output_over_the_rights_is_refused(int place)
    {
        double[] memory = BatchDraft.Values(2 * BatchDraft.Length);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Black76Batch.Compute(
            new()
            {
                Forward = 100,
                Strike = 100,
                Years = 1,
                Volatility = 0.2,
                Rate = 0,
                Rights = MemoryMarshal.Cast<double, OptionRight>(memory.AsSpan(place))[..BatchDraft.Length],
            },
            new() { Price = memory.AsSpan(0, BatchDraft.Length) }));
        Assert.Contains("Price overlaps Rights", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(BatchDraft.Values(2 * BatchDraft.Length), memory);
    }

    [Fact]
    public void Neighbours_in_one_array_do_not_overlap()
    {
        const int length = BatchDraft.Length;
        double[] memory = BatchDraft.Values(3 * length);
        BatchDraft draft = new();
        draft.Results[0] = memory.AsMemory(0, length);
        draft.Columns[0] = memory.AsMemory(length, length);
        draft.Results[1] = memory.AsMemory(2 * length, length);
        draft.Compute();
        Assert.Equal(BatchDraft.Values(3 * length)[length..(2 * length)], memory[length..(2 * length)]);
        Assert.NotEqual(BatchDraft.Values(1)[0], memory[0]);
    }

    private static string[] ColumnsOf(bool onForward) => onForward ? ForwardColumns : SpotColumns;
}
