namespace VixShield.Pricing.Batch;

/// <summary>
/// One input of a batch: a value for each option, or one value for all of them. Converts from a number, an array or a span; the
/// default value is a column that was not given, which a batch refuses by name.
/// </summary>
public readonly ref struct Column
{
    private readonly ReadOnlySpan<double> _values;
    private readonly double _value;
    private readonly Kind _kind;

    /// <summary>One value for every option.</summary>
    /// <param name="value">The value; what is legal depends on the input it stands for.</param>
    public Column(double value)
    {
        _value = value;
        _kind = Kind.Constant;
    }

    /// <summary>One value for each option.</summary>
    /// <param name="values">The values, as many as the batch has options. They are read, not copied.</param>
    public Column(ReadOnlySpan<double> values)
    {
        _values = values;
        _kind = Kind.Values;
    }

    private enum Kind
    {
        Missing,
        Constant,
        Values,
    }

    /// <summary>Whether neither a value nor values were given.</summary>
    public bool IsMissing => _kind == Kind.Missing;

    /// <summary>Whether one value holds for every option.</summary>
    public bool IsConstant => _kind == Kind.Constant;

    /// <summary>The one value of a constant column; 0 for the others.</summary>
    public double Constant => _value;

    /// <summary>The values of a column that has one for each option; empty for the others.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>One value for every option.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Column(double value) => new(value);

    /// <summary>One value for each option; null counts as not given.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator Column(double[]? values) => values is null ? default : new Column(values.AsSpan());

    /// <summary>One value for each option.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator Column(ReadOnlySpan<double> values) => new(values);

    /// <summary>One value for each option.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator Column(Span<double> values) => new(values);

    /// <summary>The number of values, or that it is one value for all.</summary>
    public override string ToString() => _kind switch
    {
        Kind.Constant => FormattableString.Invariant($"{_value:G6} for every option"),
        Kind.Values => FormattableString.Invariant($"{_values.Length} values"),
        _ => "not given",
    };
}
