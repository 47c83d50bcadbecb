using System.Collections.Immutable;
using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>The options of one day of a file.</summary>
internal sealed class OptionTable
{
    // Index options trade to 16:15 in New York; a page that was taken later still shows the quotes of then.
    private static readonly TimeOnly s_close = new(16, 15);

    private OptionTable(ImmutableArray<OptionRow> rows, DateTimeOffset instant, ReadReport report, ImmutableArray<string> notes)
    {
        Rows = rows;
        Instant = instant;
        Report = report;
        Notes = notes;
    }

    internal ImmutableArray<OptionRow> Rows { get; }

    /// <summary>The instant of the quotes.</summary>
    internal DateTimeOffset Instant { get; }

    internal ReadReport Report { get; }

    internal ImmutableArray<string> Notes { get; }

    /// <returns>The table; null with a problem when the file has no options or leaves something open.</returns>
    internal static OptionTable? Read(string path, OptionFacts facts, DateOnly? date, ReadOptions options, List<string> problems, CancellationToken cancellationToken)
    {
        string file = Path.GetFileName(path);
        var notes = ImmutableArray.CreateBuilder<string>();
        OptionFacts untimed = facts with { QuoteTime = null, QuoteDate = null };
        if (facts.QuoteTime is not null && MarketDataFormats.Identify(path, untimed with { Root = facts.Root ?? PathFacts.RootOf(path) }, options.Limits).Kind == MarketDataKind.Options)
        {
            notes.Add($"{file} says its time itself; the one given is not used.");
            facts = untimed;
        }

        OptionFacts complete = facts.Root is null && PathFacts.RootOf(path) is { } root ? facts with { Root = root } : facts;
        MarketDataIdentity identity = MarketDataFormats.Identify(path, complete, options.Limits);
        if (identity.Kind != MarketDataKind.Options && facts.QuoteDate is null && facts.QuoteTime is null && (date ?? PathFacts.DateOf(path)) is { } fromName)
        {
            // A day as a fact takes the place of the file's own time: it is given only where the file has none.
            if (PathFacts.DateOf(path) is { } named && named != fromName)
            {
                problems.Add(FormattableString.Invariant($"{file} is of {named:yyyy-MM-dd} by the names of file and folder, not of {fromName:yyyy-MM-dd}: it is not used."));
                return null;
            }

            OptionFacts dated = complete with { QuoteDate = fromName };
            MarketDataIdentity again = MarketDataFormats.Identify(path, dated, options.Limits);
            identity = again;
            if (again.Kind == MarketDataKind.Options)
            {
                complete = dated;
                notes.Add(FormattableString.Invariant($"{file} does not say its day: {fromName:yyyy-MM-dd}, {(date is null ? "from the names of file and folder" : "as given")}."));
            }
        }

        if (identity.Kind != MarketDataKind.Options)
        {
            problems.Add(identity.Kind == MarketDataKind.Unsupported ? $"{file}: {identity.ToString().TrimEnd('.')}." : $"{file} holds {identity}, not options.");
            return null;
        }

        using RowReader<OptionRow> reader = MarketDataFormats.Options(complete).Open(path, options, null, cancellationToken);
        List<OptionRow> rows = [.. reader];
        DateOnly[] days = [.. rows.Select(r => r.QuoteDate).Distinct().Order()];
        if (days.Length == 0)
        {
            problems.Add($"{file} has no option that could be kept.");
            return null;
        }

        DateOnly day = date ?? days[^1];
        if (!days.Contains(day))
        {
            problems.Add(FormattableString.Invariant($"{file} has no options of {day:yyyy-MM-dd}; it has {days[0]:yyyy-MM-dd} to {days[^1]:yyyy-MM-dd}."));
            return null;
        }

        if (days.Length > 1)
            notes.Add(FormattableString.Invariant($"{file} holds {days.Length} days; {day:yyyy-MM-dd} is used."));
        ImmutableArray<OptionRow> ofDay = [.. rows.Where(r => r.QuoteDate == day)];
        return new OptionTable(ofDay, InstantOf(ofDay, day, file, notes), reader.Report, notes.DrainToImmutable());
    }

    private static DateTimeOffset InstantOf(ImmutableArray<OptionRow> rows, DateOnly day, string file, ImmutableArray<string>.Builder notes)
    {
        DateTimeOffset close = UsTime.AtNewYork(day, s_close);
        DateTimeOffset? stated = rows.Max(r => r.QuoteTime);
        if (stated is null)
        {
            notes.Add(FormattableString.Invariant($"{file} says the day only: quotes are taken to be of 16:15 in New York, the close of index options."));
            return close;
        }

        if (stated <= close)
            return stated.Value;
        notes.Add(FormattableString.Invariant($"{file} was taken at {UsTime.InNewYork(stated.Value):HH:mm}; its quotes are those of the close, 16:15 in New York."));
        return close;
    }
}
