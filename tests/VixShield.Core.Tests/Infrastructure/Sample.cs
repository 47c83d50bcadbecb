using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Serialization;

namespace VixShield.Tests.Infrastructure;

/// <summary>The main sample's files: one real market day, its book and a real move.</summary>
internal static class Sample
{
    internal static string MarketText { get; } = Text("market-2023-02-15.json");

    internal static string BookText { get; } = Text("book.json");

    internal static string MoveText { get; } = Text("move-2024-08-05.json");

    internal static MarketDocument Document { get; } = VixShieldJson.Parse<MarketDocument>(MarketText);

    internal static MarketSnapshot Market => Document.Snapshot;

    internal static Book Book { get; } = VixShieldJson.Parse<Book>(BookText);

    internal static MarketMove Move { get; } = VixShieldJson.Parse<MarketMove>(MoveText);

    internal static MarketSnapshot Moved { get; } = Move.ApplyTo(Market);

    internal static Calibration Calibration { get; } = Calibration.Of(Book, Market);

    private static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", file));
}
