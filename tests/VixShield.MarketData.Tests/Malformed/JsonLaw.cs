using System.Text.Json;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;

namespace VixShield.Tests.Malformed;

/// <summary>A text is refused at a place, or all of it is in the value: nothing else comes of reading it.</summary>
internal sealed class JsonLaw
{
    private const int LongestPath = 200;
    private const int LongestMessage = 800;
    private const int EndShown = 60;
    private static readonly JsonDocument s_policy = JsonDocument.Parse(VixShieldJson.Serialize(AdjustmentPolicy.Default));
    private readonly Func<string, string> _judge;

    private JsonLaw(string name, Func<string, string> judge)
    {
        Name = name;
        _judge = judge;
    }

    internal static IReadOnlyList<JsonLaw> All { get; } =
    [
        Of<Book>(Nothing), Of<MarketDocument>(MarketAddition, Same), Of<MarketSnapshot>(MarketAddition), Of<AdjustmentPolicy>(IsDefault), Of<MarketMove>(Nothing), Of<MarginRules>(Nothing), Of<LiquidityPolicy>(Nothing),
        Of<EventCalendar>(Nothing), Of<ContractSpec>(Nothing),
    ];

    internal string Name { get; }

    /// <summary>"value" or "refused".</summary>
    internal string Judge(string text) => _judge(text);

    /// <summary>Whether the text has the schema of the type.</summary>
    internal static JsonLaw For(string schema) => All.Single(law => law.Name == schema switch
    {
        "vixshield.book/1" => nameof(Book),
        "vixshield.market/1" => nameof(MarketDocument),
        "vixshield.policy/1" => nameof(AdjustmentPolicy),
        "vixshield.move/1" => nameof(MarketMove),
        "vixshield.margin-rules/1" => nameof(MarginRules),
        "vixshield.liquidity-policy/1" => nameof(LiquidityPolicy),
        "vixshield.events/1" => nameof(EventCalendar),
        _ => nameof(ContractSpec),
    });

    private static JsonLaw Of<T>(Func<string, JsonElement, bool> mayAdd, Func<T, T, bool>? equal = null)
        where T : class => new(typeof(T).Name, text => Judge(text, mayAdd, equal ?? EqualityComparer<T>.Default.Equals));

    private static string Judge<T>(string text, Func<string, JsonElement, bool> mayAdd, Func<T, T, bool> equal)
        where T : class
    {
        T value;
        try
        {
            value = VixShieldJson.Parse<T>(text);
        }
        catch (VixShieldFormatException refused)
        {
            CheckMessage(refused);
            return "refused";
        }

        // A number that is not finite cannot be written: the serialiser refuses it.
        string written = VixShieldJson.Serialize(value);
        T again = VixShieldJson.Parse<T>(written);
        Assert.True(equal(value, again), $"What is written reads back unequal: {written}");
        Assert.Equal(written, VixShieldJson.Serialize(again));
        if (WrittenBack.Difference(text, written, mayAdd) is { } lost && !(typeof(T) == typeof(MarketSnapshot) && lost == "$.history"))
            Assert.Fail($"{lost} is not what is written back: {written}");
        return "value";
    }

    private static void CheckMessage(VixShieldFormatException refused)
    {
        Assert.StartsWith("$", refused.Path, StringComparison.Ordinal);
        bool whole = refused.Path.Length <= LongestPath;
        Assert.StartsWith(whole ? refused.Path + ": " : refused.Path[..(LongestPath / 4)], refused.Message, StringComparison.Ordinal);
        Assert.True(!whole || refused.Message.Length > refused.Path.Length + 5, "The message says nothing.");
        Assert.True(refused.Message.Length <= LongestMessage, $"'{refused.Message[^Math.Min(refused.Message.Length, EndShown)..]}' ends a message of {refused.Message.Length} characters.");
        Assert.DoesNotContain("System.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("VixShield.Serialization", refused.Message, StringComparison.Ordinal);
    }

    private static bool Nothing(string path, JsonElement written) => false;

    // An interpolated future without its price gets one.
    private static bool MarketAddition(string path, JsonElement written) => path.StartsWith("$.futures[", StringComparison.Ordinal) && path.EndsWith(".price", StringComparison.Ordinal);

    private static bool IsDefault(string path, JsonElement written)
    {
        JsonElement place = s_policy.RootElement;
        foreach (string name in path.Split('.').Skip(1))
        {
            if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(name, out place))
                return false;
        }

        return place.GetRawText() == written.GetRawText();
    }

    private static bool Same(MarketDocument first, MarketDocument second) => first.Snapshot.Equals(second.Snapshot)
        && (first.History is null ? second.History is null : second.History is not null && first.History.Sessions.SequenceEqual(second.History.Sessions));
}
