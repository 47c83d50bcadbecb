using System.Globalization;

namespace VixShield.MarketData;

/// <summary>Rows of a list of events: date, event, detail, ref_period, time_et, source. Expirations are compared with the rules of the exchange.</summary>
internal sealed class EventRows : RowReader<EventRow>
{
    // More than a list of one kind of events has; beyond it the memory of duplicates starts anew.
    private const int RememberedEvents = 1 << 16;

    private readonly int _date;
    private readonly int _kind;
    private readonly int? _detail;
    private readonly int? _reference;
    private readonly int? _time;
    private readonly int? _source;
    private readonly ContractDating _contracts;
    private readonly HashSet<(DateOnly Date, string Kind, string Detail)> _seen = [];

    internal EventRows(CsvTable table, ReadContext context)
        : base(table, context)
    {
        _date = table.Require("date");
        _kind = table.Require("event");
        _detail = table.Find("detail");
        _reference = table.Find("ref_period");
        _time = table.Find("time_et");
        _source = table.Find("source");
        _contracts = new ContractDating(Options.Calendar);
    }

    private protected override void ReadLine()
    {
        if (_seen.Count == RememberedEvents)
            _seen.Clear();
        if (!HasAllCells() || !TryDate(_date, out DateOnly date) || !TryTime(out TimeOnly? time))
        {
            Reject();
            return;
        }

        string kind = Table[_kind];
        string detail = Text(_detail);
        bool keep = _seen.Add((date, CsvTable.Shorten(kind), CsvTable.Shorten(detail))) || Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{kind} on {date:yyyy-MM-dd}"));
        // Releases and meetings also fall on days without a session; expirations cannot.
        if (kind is "opex" or "quad_witching" or "vix_expiry")
        {
            keep &= IsSession(date);
            if (kind == "vix_expiry" && IsCovered(date) && _contracts.FromDate(date)?.Date != date)
                keep &= Issue(RowIssueCode.CalendarMismatch, FormattableString.Invariant($"{date:yyyy-MM-dd} is no final settlement of a monthly VX contract"));
        }

        DateOnly? reference = Month(Text(_reference));
        if (reference > date)
            keep &= Issue(RowIssueCode.ReferenceAfterDate, FormattableString.Invariant($"{kind} on {date:yyyy-MM-dd} is about {reference:yyyy-MM}"));
        Add(new EventRow { Date = date, Kind = kind, Detail = detail, ReferenceMonth = reference, TimeNewYork = time, Source = Text(_source) }, keep);
    }

    // The contract dates reach as far as the rule of its month can be worked out, and back to the first contracts.
    private bool IsCovered(DateOnly date) => _contracts.IsCovered(date);

    private static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(text, ["MMMM yyyy", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month) ? month : null;

    private string Text(int? column) => column is { } index ? Table[index] : "";

    private bool TryTime(out TimeOnly? time)
    {
        time = null;
        string text = Text(_time);
        if (text.Length == 0)
            return true;
        bool readable = TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly found);
        time = readable ? found : null;
        return readable || Issue(RowIssueCode.UnreadableDate, $"'{CsvTable.Shorten(text)}' is no time of the day");
    }
}
