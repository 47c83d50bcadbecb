using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>
/// How long a book keeps its hard guardrails if nothing but time happens: index on its forward, surface fixed in normalised moneyness and time to expiry, VX curve fixed in time to expiry, so that betas rise
/// and contracts roll down as they approach expiry. A consequence of that assumption, no forecast.
/// </summary>
[TypeFormatterSource]
public sealed record GuardrailOutlook : IDisplayable
{
    internal GuardrailOutlook(int horizonDays, int? days, string? guardrail, string reason)
    {
        HorizonDays = horizonDays;
        Days = days;
        Guardrail = guardrail;
        Reason = reason;
    }

    /// <summary>Calendar days looked ahead.</summary>
    public int HorizonDays { get; }

    /// <summary>Whole days after which a hard guardrail is broken for the first time; 0 where one is broken now; null where none is within the horizon.</summary>
    public int? Days { get; }

    /// <summary>Which one; null where none is.</summary>
    public string? Guardrail { get; }

    /// <summary>The finding in words.</summary>
    public string Reason { get; }

    /// <summary>The finding in words.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Outlook by time alone", ToString())
    {
        Facts =
        [
            new("days until a hard guardrail is broken", Days, "days"),
            new("guardrail", Guardrail ?? "-"),
            new("horizon", HorizonDays, "days"),
        ],
    };
}
