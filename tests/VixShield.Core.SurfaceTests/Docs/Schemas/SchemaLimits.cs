namespace VixShield.Tests.Docs.Schemas;

/// <summary>Changes that the reader refuses and a schema cannot: limits of values and what one place of a document says of another. The list is whole: a change that is no longer met must leave it.</summary>
public static class SchemaLimits
{
    public static IReadOnlyList<string> Of(string kind) => kind switch
    {
        "market" =>
        [
            // An interpolated future without a price is made from the forwards of the chains and the level of the index.
            "levels.SPX left out", "levels.SPX renamed", "chains.[] left out", "chains.[].symbol = \"no such name\"",
            // A clock runs on a chain.
            "eventClocks.SPX renamed",
            // A session holds at least one contract, to come or settled.
            "history.[].futures.[] left out",
        ],
        // Every soft guardrail once.
        "policy" => ["soft.order.[] = \"no such name\"", "soft.order.[] left out"],
        _ => [],
    };
}
