using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>One order of a plan: the trades of a candidate at its size. Several trades are one package, to be filled as a spread; within it what is bought comes first. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record PlanOrder : IDisplayable
{
    internal PlanOrder(string label, ImmutableArray<Trade> trades, int lots, double cost, string? note, ImmutableArray<string> origins)
    {
        Label = label;
        Trades = trades;
        Lots = lots;
        Cost = cost;
        Note = note;
        Origins = origins;
    }

    /// <summary>What it does.</summary>
    public string Label { get; }

    /// <summary>Its trades, purchases first.</summary>
    public ImmutableArray<Trade> Trades { get; }

    /// <summary>Lots of the candidate, at least 1; the trades say in which direction.</summary>
    public int Lots { get; }

    /// <summary>What it costs, in dollars: half-spreads, fees and fixed cost.</summary>
    public double Cost { get; }

    /// <summary>What a reader should know of it, or null.</summary>
    public string? Note { get; }

    /// <summary>The rules that offer it, or the listed chain.</summary>
    public ImmutableArray<string> Origins { get; }

    /// <summary>Whether it is to be filled as one spread.</summary>
    public bool IsPackage => Trades.Length > 1;

    /// <inheritdoc/>
    public bool Equals(PlanOrder? other) =>
        other is not null && Label == other.Label && Lots == other.Lots && Cost.Equals(other.Cost) && Note == other.Note
        && Trades.AsSpan().SequenceEqual(other.Trades.AsSpan()) && Origins.AsSpan().SequenceEqual(other.Origins.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Label, Lots, Cost);

    /// <summary>The trades, and that they are one spread.</summary>
    public override string ToString() => $"{string.Join("; ", Trades)}{(IsPackage ? " (as a spread)" : "")}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Order", ToString())
    {
        Facts =
        [
            new("action", Label),
            new("lots", Lots),
            new("cost", DisplayCell.Fixed(Cost, 2), "$"),
            new("filled as one spread", IsPackage),
            new("offered by", string.Join(", ", Origins)),
            new("note", Note ?? "-"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Trades",
                Trades,
                new("trade", r => r.ToString()),
                new("role", r => r.Role),
                new("layer", r => r.Layer),
                new("structure", r => r.Structure ?? "-")),
        ],
    };
}
