namespace VixShield.Risk;

/// <summary>The memory of one thread at work: what the scenarios of a block do to each chain and line, and the prices of one leg.</summary>
internal sealed class ScenarioRoom
{
    /// <summary>Scenarios in a block: the columns of a leg stay in the first cache.</summary>
    internal const int Block = 512;

    private const int ColumnsPerChain = 5;

    // An array for each: together they would be among the large objects, which are collected late.
    private readonly double[][] _columns;
    private readonly double[][] _lines;

    internal ScenarioRoom(int chains, int lines)
    {
        _columns = Rows(chains, ColumnsPerChain * Block);
        _lines = Rows(lines, Block);
        Volatilities = new double[Block];
        Forwards = new double[Block];
        Prices = new double[Block];
        Totals = new double[Block];
    }

    internal double[] Volatilities { get; }

    /// <summary>Forwards in the points of an option's own underlying, where they differ from the chain's.</summary>
    internal double[] Forwards { get; }

    internal double[] Prices { get; }

    internal double[] Totals { get; }

    internal Span<double> ForwardsOf(int chain) => Column(chain, 0);

    /// <summary>What log-moneyness is multiplied by.</summary>
    internal Span<double> ScalesOf(int chain) => Column(chain, 1);

    /// <summary>What is added to it.</summary>
    internal Span<double> ShiftsOf(int chain) => Column(chain, 2);

    /// <summary>What the volatility is multiplied by.</summary>
    internal Span<double> FactorsOf(int chain) => Column(chain, 3);

    /// <summary>Logarithm of the forward over the forward now.</summary>
    internal Span<double> LogForwardsOf(int chain) => Column(chain, 4);

    /// <summary>Repeats the last of so many scenarios up to whole vectors.</summary>
    internal void Pad(int chain, int count, int padded)
    {
        for (int column = 0; column < ColumnsPerChain; column++)
        {
            Span<double> values = Column(chain, column);
            values[count..padded].Fill(values[count - 1]);
        }
    }

    internal Span<double> LineOf(int line) => _lines[line];

    private static double[][] Rows(int count, int length)
    {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++)
            rows[i] = GC.AllocateUninitializedArray<double>(length);
        return rows;
    }

    private Span<double> Column(int chain, int column) => _columns[chain].AsSpan(column * Block, Block);
}
