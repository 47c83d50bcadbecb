using VixShield.Instruments;
using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>A batch that is right until a test spoils it: a memory for each input and output, empty where nothing is asked for.</summary>
internal sealed class BatchDraft
{
    internal const int Length = 21;

    internal BatchDraft(bool onForward = false)
    {
        OnForward = onForward;
        Columns = [.. Enumerable.Range(0, OptionBatch.Columns).Select(_ => (ReadOnlyMemory<double>?)Values(Length))];
        Results = [.. Enumerable.Range(0, MemberRows.Count).Select(_ => Untouched(Length).AsMemory())];
        Rights = new OptionRight[Length];
        Array.Fill(Rights, OptionRight.Put);
    }

    internal bool OnForward { get; }

    /// <summary>Spot or forward, strike, years, volatility, rate, yield; null is a column that is not given.</summary>
    internal ReadOnlyMemory<double>?[] Columns { get; }

    internal Memory<double>[] Results { get; }

    internal OptionRight[] Rights { get; set; }

    internal OptionRight Right { get; set; }

    internal static double[] Values(int count) => [.. Enumerable.Range(0, count).Select(i => 0.5 + 0.01 * i)];

    internal static double[] Untouched(int count)
    {
        double[] values = new double[count];
        Array.Fill(values, MemberRows.Untouched);
        return values;
    }

    internal void Compute()
    {
        GreeksOutputs outputs = MemberRows.Spans(member => Results[member]);
        if (OnForward)
        {
            Black76Batch.Compute(
                new() { Forward = Input(0), Strike = Input(1), Years = Input(2), Volatility = Input(3), Rate = Input(4), Rights = Rights, Right = Right },
                outputs);
            return;
        }

        BlackScholesBatch.Compute(
            new()
            {
                Spot = Input(0),
                Strike = Input(1),
                Years = Input(2),
                Volatility = Input(3),
                Rate = Input(4),
                DividendYield = Input(5),
                Rights = Rights,
                Right = Right,
            },
            outputs);
    }

    /// <summary>The batch is refused for the reason, and every memory holds what it held before.</summary>
    internal void AssertRefused(string reason)
    {
        double[][] before = [.. Memories().Select(m => m.ToArray())];
        ArgumentException refusal = Assert.Throws<ArgumentException>(Compute);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Memories().Select(m => m.ToArray()));
    }

    private IEnumerable<ReadOnlyMemory<double>> Memories() => [.. Columns.Select(c => c ?? default), .. Results.Select(r => (ReadOnlyMemory<double>)r)];

    private Column Input(int column) => Columns[column] is { } values ? new Column(values.Span) : default;
}
