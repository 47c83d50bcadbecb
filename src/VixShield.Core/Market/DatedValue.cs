namespace VixShield.Market;

/// <summary>A number on a day. The default value is 0 on 0001-01-01 and means nothing.</summary>
/// <param name="Date">The day.</param>
/// <param name="Value">The number, in the unit of its series.</param>
public readonly record struct DatedValue(DateOnly Date, double Value)
{
    /// <summary>Day and number.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Value}");
}
