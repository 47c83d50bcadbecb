using VixShield.Pricing;
using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>One array for each member, those of a pass of the usual eight first; a set of members is a bit mask.</summary>
public sealed class MemberRows
{
    public const int Count = 17;
    public const int All = (1 << Count) - 1;
    public const int Usual = (1 << 8) - 1;
    public const int PriceAlone = 1;

    /// <summary>What an array holds where nothing was written.</summary>
    public const double Untouched = -7.25e77;

    private readonly double[][] _rows;

    public MemberRows(int length)
    {
        _rows = [.. Enumerable.Range(0, Count).Select(_ => new double[length])];
        Clear();
    }

    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(Greeks.Price), nameof(Greeks.Delta), nameof(Greeks.Gamma), nameof(Greeks.Vega), nameof(Greeks.Theta), nameof(Greeks.Rho),
        nameof(Greeks.Vanna), nameof(Greeks.Volga), nameof(Greeks.Phi), nameof(Greeks.Charm), nameof(Greeks.Veta), nameof(Greeks.Speed),
        nameof(Greeks.Zomma), nameof(Greeks.Color), nameof(Greeks.Ultima), nameof(Greeks.DualDelta), nameof(Greeks.DualGamma),
    ];

    public int Length => _rows[0].Length;

    /// <summary>The array of a member, which may be replaced by that of an input.</summary>
    public double[] this[int member]
    {
        get => _rows[member];
        set => _rows[member] = value;
    }

    public void Clear()
    {
        foreach (double[] row in _rows)
            Array.Fill(row, Untouched);
    }

    public void Put(int i, in Greeks g)
    {
        ReadOnlySpan<double> values =
        [
            g.Price, g.Delta, g.Gamma, g.Vega, g.Theta, g.Rho, g.Vanna, g.Volga, g.Phi, g.Charm, g.Veta, g.Speed, g.Zomma, g.Color,
            g.Ultima, g.DualDelta, g.DualGamma,
        ];
        for (int member = 0; member < Count; member++)
            _rows[member][i] = values[member];
    }

    public Greeks At(int i) => new()
    {
        Price = _rows[0][i],
        Delta = _rows[1][i],
        Gamma = _rows[2][i],
        Vega = _rows[3][i],
        Theta = _rows[4][i],
        Rho = _rows[5][i],
        Vanna = _rows[6][i],
        Volga = _rows[7][i],
        Phi = _rows[8][i],
        Charm = _rows[9][i],
        Veta = _rows[10][i],
        Speed = _rows[11][i],
        Zomma = _rows[12][i],
        Color = _rows[13][i],
        Ultima = _rows[14][i],
        DualDelta = _rows[15][i],
        DualGamma = _rows[16][i],
    };

    /// <summary>The members of a set, from a place on; an empty span for the others.</summary>
    public GreeksOutputs Outputs(int members, int start, int length) =>
        Spans(member => (members >> member & 1) == 0 ? default : _rows[member].AsMemory(start, length));

    /// <summary>Outputs from a place for each member.</summary>
    public static GreeksOutputs Spans(Func<int, Memory<double>> memory) => new()
    {
        Price = memory(0).Span,
        Delta = memory(1).Span,
        Gamma = memory(2).Span,
        Vega = memory(3).Span,
        Theta = memory(4).Span,
        Rho = memory(5).Span,
        Vanna = memory(6).Span,
        Volga = memory(7).Span,
        Phi = memory(8).Span,
        Charm = memory(9).Span,
        Veta = memory(10).Span,
        Speed = memory(11).Span,
        Zomma = memory(12).Span,
        Color = memory(13).Span,
        Ultima = memory(14).Span,
        DualDelta = memory(15).Span,
        DualGamma = memory(16).Span,
    };
}
