using System.Text.Json.Serialization;

namespace VixShield.Serialization;

[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal sealed record VerdictDocument
{
    public required string Guardrail { get; init; }

    public required string Severity { get; init; }

    public required string Status { get; init; }

    public required double? Measured { get; init; }

    public required double? Limit { get; init; }

    public required double? Margin { get; init; }

    public required string Unit { get; init; }

    public required double? ShadowPrice { get; init; }

    public required string? Reason { get; init; }
}
