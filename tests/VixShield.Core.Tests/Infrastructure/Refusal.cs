using System.Globalization;

namespace VixShield.Tests.Infrastructure;

/// <summary>Checks that a call is refused for the argument it names, with the value in the message.</summary>
public static class Refusal
{
    /// <summary>The value is out of range: the message carries it, and says what would be allowed.</summary>
    public static void OfValue(string parameter, object value, string limit, Action call)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(call);
        Assert.Equal(parameter, refusal.ParamName);
        Assert.Equal(value, refusal.ActualValue);
        Assert.Contains(Convert.ToString(value, CultureInfo.InvariantCulture)!, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(limit, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>The argument contradicts another: the message carries all the given words.</summary>
    public static void OfArgument(string parameter, Action call, params string[] words)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(parameter, refusal.ParamName);
        foreach (string word in words)
            Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
    }
}
