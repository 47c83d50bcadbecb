using VixShield.Instruments;
using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>
/// Options in columns, for one of the two formulas, and what the scalar formula says of each. A column whose bit is set in the
/// mask is given as one value for all: that of the first option.
/// </summary>
public sealed class OptionBatch
{
    public const int Columns = 6;
    public const int RightBit = 1 << Columns;
    public const int YieldBit = 1 << 5;

    private readonly double[][] _columns;
    private readonly int _constants;

    public OptionBatch(IReadOnlyList<BatchOption> options, bool onForward, int constants = 0)
    {
        _constants = constants;
        OnForward = onForward;
        Options = [.. options.Select(o => Spread(o, options[0], constants))];
        _columns =
        [
            [.. Options.Select(o => o.Spot)], [.. Options.Select(o => o.Strike)], [.. Options.Select(o => o.Years)],
            [.. Options.Select(o => o.Volatility)], [.. Options.Select(o => o.Rate)], [.. Options.Select(o => o.DividendYield)],
        ];
        Rights = [.. Options.Select(o => o.Right)];
        Scalar = new MemberRows(Options.Count);
        for (int i = 0; i < Options.Count; i++)
            Scalar.Put(i, Options[i].Greeks(onForward));
    }

    public bool OnForward { get; }

    public IReadOnlyList<BatchOption> Options { get; }

    public OptionRight[] Rights { get; }

    /// <summary>The members by the scalar formula.</summary>
    public MemberRows Scalar { get; }

    public int Count => Options.Count;

    /// <summary>The array of an input: spot or forward, strike, years, volatility, rate, yield.</summary>
    public double[] this[int column]
    {
        get => _columns[column];
        set => _columns[column] = value;
    }

    /// <summary>By a path of the kernel, or by the public class where none is named.</summary>
    public void Compute(KernelPath? path, MemberRows results, int members = MemberRows.All) => Compute(path, results, members, 0, 0, Count);

    public void Compute(KernelPath? path, MemberRows results, int members, int start, int resultStart, int length) =>
        Compute(path, results.Outputs(members, resultStart, length), start, length);

    public void Compute(KernelPath? path, in GreeksOutputs outputs, int start, int length)
    {
        if (OnForward)
            ComputeOnForward(path, outputs, start, length);
        else
            ComputeOnSpot(path, outputs, start, length);
    }

    public override string ToString() => $"{Count} options {(OnForward ? "on a forward" : "on a spot")}, constants {_constants:X2}";

    private void ComputeOnForward(KernelPath? path, in GreeksOutputs outputs, int start, int length)
    {
        BlackInputs inputs = new()
        {
            Forward = Input(0, start, length),
            Strike = Input(1, start, length),
            Years = Input(2, start, length),
            Volatility = Input(3, start, length),
            Rate = Input(4, start, length),
            Rights = IsConstant(RightBit) ? default : Rights.AsSpan(start, length),
            Right = IsConstant(RightBit) ? Rights[0] : default,
        };
        if (path is { } named)
            BatchDriver.Compute(new BatchInputs(inputs), outputs, named);
        else
            Black76Batch.Compute(inputs, outputs);
    }

    private void ComputeOnSpot(KernelPath? path, in GreeksOutputs outputs, int start, int length)
    {
        BlackScholesInputs inputs = new()
        {
            Spot = Input(0, start, length),
            Strike = Input(1, start, length),
            Years = Input(2, start, length),
            Volatility = Input(3, start, length),
            Rate = Input(4, start, length),
            DividendYield = Input(5, start, length),
            Rights = IsConstant(RightBit) ? default : Rights.AsSpan(start, length),
            Right = IsConstant(RightBit) ? Rights[0] : default,
        };
        if (path is { } named)
            BatchDriver.Compute(new BatchInputs(inputs), outputs, named);
        else
            BlackScholesBatch.Compute(inputs, outputs);
    }

    private Column Input(int column, int start, int length) =>
        IsConstant(1 << column) ? new Column(_columns[column][0]) : new Column(_columns[column].AsSpan(start, length));

    private bool IsConstant(int bit) => (_constants & bit) != 0;

    private static BatchOption Spread(BatchOption own, BatchOption common, int constants)
    {
        BatchOption Of(int bit) => (constants & bit) != 0 ? common : own;
        return new BatchOption(Of(1).Spot, Of(2).Strike, Of(4).Years, Of(8).Volatility, Of(16).Rate, Of(YieldBit).DividendYield, Of(RightBit).Right);
    }
}
