using System.Text.Json;
using VixShield.Adjustments;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Serialization;

/// <summary>Plans again from the inputs of a stored plan and compares the texts: the same inputs, version and machine class give the same bytes.</summary>
[TypeFormatterSource]
public sealed record PlanReplay : IDisplayable
{
    private static readonly string[] Identity = ["libraryVersion", "marketHash", "bookHash", "inputsHash", "policy"];

    private PlanReplay(ReplayStatus status, string reason, AdjustmentPlan plan)
    {
        Status = status;
        Reason = reason;
        Plan = plan;
    }

    /// <summary>Whether the texts agree.</summary>
    public ReplayStatus Status { get; }

    /// <summary>What differs, in words.</summary>
    public string Reason { get; }

    /// <summary>The plan made again.</summary>
    public AdjustmentPlan Plan { get; }

    /// <summary>Plans again and compares.</summary>
    /// <param name="planJson">The stored plan, as <see cref="VixShieldJson.Serialize"/> writes it, indented or not.</param>
    /// <param name="planner">A planner with the policy, rules and solver of the stored plan.</param>
    /// <param name="book">The book.</param>
    /// <param name="market">The market.</param>
    /// <param name="inputs">Calibration and readings; null for none.</param>
    /// <exception cref="VixShieldFormatException">The text is not a stored plan.</exception>
    /// <exception cref="MissingDatumException">The market lacks what a leg needs.</exception>
    public static PlanReplay Of(string planJson, AdjustmentPlanner planner, Book book, MarketSnapshot market, PlanInputs? inputs = null)
    {
        Guard.NotNull(planJson, nameof(planJson));
        Guard.NotNull(planner, nameof(planner));
        using JsonDocument stored = Parse(planJson);
        AdjustmentPlan plan = planner.Plan(book, market, inputs);
        string text = VixShieldJson.Serialize(plan);
        using JsonDocument again = JsonDocument.Parse(text);
        foreach (string member in Identity)
        {
            if (!JsonElement.DeepEquals(stored.RootElement.GetProperty(member), again.RootElement.GetProperty(member)))
                return new PlanReplay(ReplayStatus.OtherInputs, $"The stored plan has another {member}.", plan);
        }

        // Indented or not: the comparison is of the compact text, number by number as written.
        if (Compact(stored) == Compact(again))
            return new PlanReplay(ReplayStatus.Same, "The plan made again is the stored one.", plan);
        string[] names = [.. again.RootElement.EnumerateObject().Concat(stored.RootElement.EnumerateObject()).Select(p => p.Name).Distinct()];
        string[] differing = [.. names.Where(n => RawOf(stored, n) != RawOf(again, n))];
        string what = differing.Length == 0 ? "the order or number of its members" : string.Join(", ", differing);
        return new PlanReplay(ReplayStatus.Differs, $"The same inputs give another plan; differing: {what}.", plan);
    }

    /// <summary>The status and the reason.</summary>
    public override string ToString() => $"{Status}: {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Replay of a plan", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("reason", Reason),
            new("plan", Plan.Status),
            new("best alternative", Plan.Best?.Name ?? "-"),
            new("objective of the best", DisplayCell.Fixed(Plan.Best?.Objective, 2), "$"),
            new("market", Plan.Record.MarketHash),
            new("book", Plan.Record.BookHash),
            new("inputs", Plan.Record.InputsHash),
        ],
    };

    private static JsonDocument Parse(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            throw new VixShieldFormatException("$", JsonErrorText.Of(error), error);
        }

        string? schema = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schema", out JsonElement name) ? name.ToString() : null;
        if (schema == PlanFormat.SchemaName && Identity.All(m => document.RootElement.TryGetProperty(m, out _)))
            return document;
        document.Dispose();
        throw new VixShieldFormatException("$.schema", $"\"{schema}\" must be {PlanFormat.SchemaName}, with {string.Join(", ", Identity)}.", null);
    }

    private static string? RawOf(JsonDocument document, string member)
    {
        if (!document.RootElement.TryGetProperty(member, out JsonElement value))
            return null;
        using JsonDocument part = JsonDocument.Parse(value.GetRawText());
        return Compact(part);
    }

    private static string Compact(JsonDocument document)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            document.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
