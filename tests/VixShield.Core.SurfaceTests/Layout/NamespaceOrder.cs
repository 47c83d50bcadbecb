namespace VixShield.Tests.Layout;

/// <summary>
/// The areas of a library in the order in which they may use each other: each only itself and those before it. The root namespace is
/// free for all. An area may be further limited to some types of another one.
/// </summary>
public sealed record NamespaceOrder(string Root, IReadOnlyList<string> Areas, IReadOnlyList<NamespaceOrder.Limit> Limits)
{
    /// <summary>The order of VixShield.Core, as in its design. Formulas are on doubles: of the instruments they know call and put.</summary>
    public static NamespaceOrder Core { get; } = new(
        "VixShield",
        [
            "Display", "Numerics", "Expiries", "Instruments", "Pricing", "Volatility", "Curves", "Market", "TermStructure", "Signals", "Risk",
            "Economics", "Adjustments", "Serialization",
        ],
        [new Limit("Pricing", "Instruments", ["VixShield.Instruments.OptionRight"]), new Limit("Pricing", "Expiries", [])]);

    /// <summary>Of an earlier area, <paramref name="User"/> may use these types alone.</summary>
    public sealed record Limit(string User, string Used, IReadOnlyList<string> Types);

    /// <summary>The area of a namespace, "" for the root, null outside the library.</summary>
    public string? AreaOf(string @namespace)
    {
        if (@namespace == Root)
            return "";
        return @namespace.StartsWith(Root + ".", StringComparison.Ordinal) ? @namespace[(Root.Length + 1)..].Split('.')[0] : null;
    }

    /// <summary>Why a type in one namespace may not use a type of another, or null when it may.</summary>
    /// <param name="user">Namespace of the user.</param>
    /// <param name="used">Namespace of what is used.</param>
    /// <param name="type">Full name of what is used, or null for the whole namespace.</param>
    public string? Objection(string user, string used, string? type)
    {
        string? from = AreaOf(user);
        string? to = AreaOf(used);
        if (from is null || to is null or "" || from == to)
            return null;
        int position = Position(from);
        int usedPosition = Position(to);
        if (usedPosition < 0 || (from.Length > 0 && position < 0))
            return $"{(usedPosition < 0 ? to : from)} has no place in the order";
        if (from.Length == 0)
            return $"the root namespace may not use {to}";
        if (usedPosition > position)
            return $"{from} comes before {to}";
        Limit? limit = Limits.FirstOrDefault(l => l.User == from && l.Used == to);
        return limit is null || type is null || limit.Types.Contains(type) ? null : $"of {to}, {from} may use only: {(limit.Types.Count == 0 ? "nothing" : string.Join(", ", limit.Types))}";
    }

    private int Position(string area) => Areas.ToList().IndexOf(area);
}
