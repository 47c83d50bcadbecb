using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>An unbroken run of decoupled sessions.</summary>
/// <param name="First">The session that began it.</param>
/// <param name="Last">Its last decoupled session.</param>
/// <param name="Sessions">Decoupled sessions.</param>
/// <param name="IsOpen">Whether the readings end in it.</param>
/// <param name="Direction">The sense in which it began.</param>
/// <param name="Signals">What was beyond its threshold in the first session.</param>
/// <param name="AllSignals">What was beyond its threshold in some session.</param>
/// <param name="FirstZ1">Standardised residual of the first session.</param>
/// <param name="FirstZ5">Standardised residual over five sessions at the first; null where it is not defined.</param>
/// <param name="ExtremeZ1">The standardised residual of the greatest size.</param>
/// <param name="ExtremeDate">The session of that residual.</param>
/// <param name="ExtremeDirection">The sense in that session; it can differ from the one in which the episode began.</param>
/// <param name="FirstVixMove">Log change of VIX in the first session.</param>
/// <param name="FirstFutureMove">Log change of the future in the first session.</param>
/// <param name="VixMove">Sum of the measured log changes of VIX.</param>
/// <param name="FutureMove">Sum of the measured log changes of the future: those of contracts, without rolls.</param>
[TypeFormatterSource]
public sealed record DecouplingEpisode(
    DateOnly First,
    DateOnly Last,
    int Sessions,
    bool IsOpen,
    CouplingDirection Direction,
    DecouplingSignals Signals,
    DecouplingSignals AllSignals,
    double FirstZ1,
    double? FirstZ5,
    double ExtremeZ1,
    DateOnly ExtremeDate,
    CouplingDirection ExtremeDirection,
    double FirstVixMove,
    double FirstFutureMove,
    double VixMove,
    double FutureMove) : IDisplayable
{
    /// <summary>Sessions, direction and first residual.</summary>
    public override string ToString() => FormattableString.Invariant($"{First:yyyy-MM-dd} to {Last:yyyy-MM-dd}{(IsOpen ? " (open)" : string.Empty)}, {Sessions} sessions, {Direction}, z1 {FirstZ1:F2}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Episode of decoupling", ToString())
    {
        Facts =
        [
            new("first session", First),
            new("last session", Last),
            new("sessions", Sessions),
            new("open", IsOpen),
            new("direction", Direction),
            new("signals of the first session", Signals),
            new("signals of all sessions", AllSignals),
            new("z of the first session", FirstZ1),
            new("z of the first session over five", FirstZ5),
            new("extreme z", ExtremeZ1),
            new("extreme on", ExtremeDate),
            new("direction at the extreme", ExtremeDirection),
            new("log change of VIX at first", DisplayCell.Percent(FirstVixMove), "%"),
            new("log change of the future at first", DisplayCell.Percent(FirstFutureMove), "%"),
            new("log change of VIX in all", DisplayCell.Percent(VixMove), "%"),
            new("log change of the future in all", DisplayCell.Percent(FutureMove), "%"),
        ],
    };

    /// <summary>The episodes of readings, in order.</summary>
    /// <param name="readings">Readings of neighbouring sessions, as the detector gave them.</param>
    /// <exception cref="ArgumentNullException">The readings are null.</exception>
    public static ImmutableArray<DecouplingEpisode> Of(IEnumerable<DecouplingDetectorReading> readings)
    {
        ImmutableArray<DecouplingEpisode>.Builder all = ImmutableArray.CreateBuilder<DecouplingEpisode>();
        DecouplingEpisode? running = null;
        foreach (DecouplingDetectorReading reading in Guard.NotNull(readings, nameof(readings)))
        {
            if (reading.State == CouplingState.Decoupled)
            {
                running = running is null ? Begin(reading) : running.With(reading);
            }
            else if (running is not null)
            {
                all.Add(running with { IsOpen = false });
                running = null;
            }
        }

        if (running is not null)
            all.Add(running);
        return all.DrainToImmutable();
    }

    // A session enters the state by a measured move alone.
    private static DecouplingEpisode Begin(DecouplingDetectorReading reading)
    {
        DecouplingStatistics s = reading.Statistics;
        (double z, double x, double y) = (s.Z1 ?? 0, s.VixLogChange ?? 0, s.FutureLogChange ?? 0);
        return new DecouplingEpisode(reading.Date, reading.Date, 1, true, s.Direction, s.Signals, s.Signals, z, s.Z5, z, reading.Date, s.Direction, x, y, x, y);
    }

    private DecouplingEpisode With(DecouplingDetectorReading reading)
    {
        DecouplingStatistics s = reading.Statistics;
        bool isExtreme = Math.Abs(s.Z1 ?? 0) > Math.Abs(ExtremeZ1);
        return this with
        {
            Last = reading.Date,
            Sessions = Sessions + 1,
            AllSignals = AllSignals | s.Signals,
            ExtremeZ1 = isExtreme ? s.Z1!.Value : ExtremeZ1,
            ExtremeDate = isExtreme ? reading.Date : ExtremeDate,
            ExtremeDirection = isExtreme ? s.Direction : ExtremeDirection,
            VixMove = VixMove + (s.VixLogChange ?? 0),
            FutureMove = FutureMove + (s.FutureLogChange ?? 0),
        };
    }
}
