namespace VixShield.Risk;

/// <summary>The memory of one thread at work: what the scenarios of a block do to each chain and line, and the prices of one leg.</summary>
internal sealed class ScenarioRoom
{
    /// <summary>Scenarios in a block: the columns of a leg stay in the first cache.</summary>
    internal const int Block = 512;

    private const int ColumnsPerChain = 5;

    private readonly double[] _columns;
    private readonly double[] _lines;

    internal ScenarioRoom(int chains, int lines)
    {
        _columns = GC.AllocateArray<double>(Math.Max(1, chains * ColumnsPerChain * Block), pinned: true);
        _lines = GC.AllocateArray<double>(Math.Max(1, lines * Block), pinned: true);
        Volatilities = GC.AllocateArray<double>(Block, pinned: true);
        Forwards = GC.AllocateArray<double>(Block, pinned: true);
        Prices = GC.AllocateArray<double>(Block, pinned: true);
        Totals = GC.AllocateArray<double>(Block, pinned: true);
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

    internal Span<double> LineOf(int line) => _lines.AsSpan(line * Block, Block);

    private Span<double> Column(int chain, int column) => _columns.AsSpan(((chain * ColumnsPerChain) + column) * Block, Block);
}
