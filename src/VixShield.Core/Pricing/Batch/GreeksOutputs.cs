namespace VixShield.Pricing.Batch;

/// <summary>
/// Where the results of a batch go: one span for each member that is wanted. An empty span is not asked for and not paid for;
/// price alone costs least, the first eight share one pass, the others need a longer one. Units, signs and limits are those of
/// <see cref="Greeks"/>.
/// </summary>
/// <remarks>
/// Each span must be at least as long as the batch; what lies beyond it is left alone. Where every input is one value for all, the outputs
/// say how many options are meant, and must have the same length (none given is a batch of none). A span may be the very memory of an input, which it then replaces; it must not
/// overlap an input in part, nor another output at all.
/// </remarks>
public readonly ref struct GreeksOutputs
{
    /// <summary>The number of members.</summary>
    internal const int Members = 17;

    /// <summary>The present value.</summary>
    public Span<double> Price { get; init; }

    /// <summary>dV/dS, or dV/dF for Black-76.</summary>
    public Span<double> Delta { get; init; }

    /// <summary>d2V/dS2.</summary>
    public Span<double> Gamma { get; init; }

    /// <summary>dV/dv, per 1.00 of volatility.</summary>
    public Span<double> Vega { get; init; }

    /// <summary>dV/dt, per year of calendar time.</summary>
    public Span<double> Theta { get; init; }

    /// <summary>dV/dr, per 1.00 of the rate.</summary>
    public Span<double> Rho { get; init; }

    /// <summary>d2V/dS dv.</summary>
    public Span<double> Vanna { get; init; }

    /// <summary>d2V/dv2.</summary>
    public Span<double> Volga { get; init; }

    /// <summary>dV/dq, per 1.00 of the dividend yield; 0 for Black-76.</summary>
    public Span<double> Phi { get; init; }

    /// <summary>d2V/dS dt.</summary>
    public Span<double> Charm { get; init; }

    /// <summary>d2V/dv dt.</summary>
    public Span<double> Veta { get; init; }

    /// <summary>d3V/dS3.</summary>
    public Span<double> Speed { get; init; }

    /// <summary>d3V/dS2 dv.</summary>
    public Span<double> Zomma { get; init; }

    /// <summary>d3V/dS2 dt.</summary>
    public Span<double> Color { get; init; }

    /// <summary>d3V/dv3.</summary>
    public Span<double> Ultima { get; init; }

    /// <summary>dV/dK.</summary>
    public Span<double> DualDelta { get; init; }

    /// <summary>d2V/dK2.</summary>
    public Span<double> DualGamma { get; init; }

    /// <summary>How many results there is room for in each member that is asked for.</summary>
    public override string ToString()
    {
        List<string> asked = [];
        Add(asked, nameof(Price), Price);
        Add(asked, nameof(Delta), Delta);
        Add(asked, nameof(Gamma), Gamma);
        Add(asked, nameof(Vega), Vega);
        Add(asked, nameof(Theta), Theta);
        Add(asked, nameof(Rho), Rho);
        Add(asked, nameof(Vanna), Vanna);
        Add(asked, nameof(Volga), Volga);
        Add(asked, nameof(Phi), Phi);
        Add(asked, nameof(Charm), Charm);
        Add(asked, nameof(Veta), Veta);
        Add(asked, nameof(Speed), Speed);
        Add(asked, nameof(Zomma), Zomma);
        Add(asked, nameof(Color), Color);
        Add(asked, nameof(Ultima), Ultima);
        Add(asked, nameof(DualDelta), DualDelta);
        Add(asked, nameof(DualGamma), DualGamma);
        return asked.Count == 0 ? "nothing asked for" : string.Join(", ", asked);
    }

    private static void Add(List<string> asked, string name, Span<double> member)
    {
        if (!member.IsEmpty)
            asked.Add(FormattableString.Invariant($"{name} {member.Length}"));
    }
}
