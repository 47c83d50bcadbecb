namespace VixShield.Tests.Expiries;

public sealed record ContractMonth(int Year, int Month)
{
    /// <summary>The month of an exchange code such as <c>M</c>, June.</summary>
    public static int MonthOf(char code) => "FGHJKMNQUVXZ".IndexOf(code, StringComparison.Ordinal) is int index and >= 0
        ? index + 1
        : throw new ArgumentOutOfRangeException(nameof(code), code, "Is no contract month.");
}
