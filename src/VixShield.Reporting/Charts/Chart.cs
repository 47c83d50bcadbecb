using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Reporting;

/// <summary>
/// A chart as data: what is drawn, in numbers and units, before anything is drawn. A front end can draw it itself; <see cref="ToSvg"/> and <see cref="ToPng"/> draw it here. Immutable and safe to share between threads.
/// </summary>
[TypeFormatterSource]
public sealed partial class Chart : IDisplayable
{
    // Points of a long line that its table shows.
    private const int TableRows = 25;

    /// <summary>Makes a chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="description">What is to be seen, in one or two sentences with the numbers that matter: the alternative text.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <exception cref="ArgumentException">A blank text or a null.</exception>
    public Chart(string title, string description, ChartAxis x, ChartAxis y)
    {
        Title = Check.NotBlank(title, nameof(title));
        Description = Check.NotBlank(description, nameof(description)).ReplaceLineEndings(" ");
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        X = x;
        Y = y;
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>What is to be seen, in words: the alternative text. One line.</summary>
    public string Description { get; }

    /// <summary>The horizontal axis.</summary>
    public ChartAxis X { get; }

    /// <summary>The vertical axis.</summary>
    public ChartAxis Y { get; }

    /// <summary>The series, in the order of the legend.</summary>
    /// <exception cref="ArgumentException">A null, or a place that is no category of the axis.</exception>
    public ImmutableArray<ChartSeries> Series
    {
        get;
        init => field = Checked(value, nameof(Series));
    }

    = [];

    /// <summary>Straight lines across the chart.</summary>
    /// <exception cref="ArgumentException">A null, or a place that is none of the axis.</exception>
    public ImmutableArray<ChartMark> Marks
    {
        get;
        init
        {
            field = Check.NotDefault(value, nameof(Marks));
            foreach (ChartMark mark in field)
                CheckPlace(mark.IsVertical ? X : Y, mark.Value, nameof(Marks));
        }
    }

    = [];

    /// <summary>Shaded stretches of the horizontal axis.</summary>
    /// <exception cref="ArgumentException">A null, or the horizontal axis has categories.</exception>
    public ImmutableArray<ChartStretch> Stretches
    {
        get;
        init
        {
            field = Check.NotDefault(value, nameof(Stretches));
            if (!field.IsEmpty && X.Kind == ChartAxisKind.Category)
                throw new ArgumentException("Categories have no stretches.", nameof(Stretches));
            foreach (ChartStretch stretch in field)
            {
                CheckPlace(X, stretch.From, nameof(Stretches));
                CheckPlace(X, stretch.To, nameof(Stretches));
            }
        }
    }

    = [];

    /// <summary>The numbers of a heat map; null for other charts.</summary>
    /// <exception cref="ArgumentException">The axes are not its categories.</exception>
    public ChartGrid? Grid
    {
        get;
        init
        {
            if (value is not null && (value.Rows.Length != Y.Categories.Length || value.Rows[0].Length != X.Categories.Length))
                throw new ArgumentException(FormattableString.Invariant($"{value} for axes of {Y.Categories.Length} and {X.Categories.Length} categories."), nameof(Grid));
            field = value;
        }
    }

    /// <summary>What the numbers assume, in sentences.</summary>
    /// <exception cref="ArgumentException">A null.</exception>
    public ImmutableArray<string> Notes
    {
        get;
        init => field = Check.NotDefault(value, nameof(Notes));
    }

    = [];

    /// <summary>Whether there is a number to draw.</summary>
    public bool IsEmpty => Grid is null && Series.All(s => s.Y.All(v => v is null) && s.Low.All(v => v is null));

    /// <summary>Title and series.</summary>
    public override string ToString() => Grid is null ? $"{Title}: {string.Join("; ", Series)}" : $"{Title}: {Grid}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new(Title, Description)
    {
        Facts = [.. Marks.Select((mark, index) => new DisplayFact(NameOf(mark, index), At(mark.IsVertical ? X : Y, mark.Value), (mark.IsVertical ? X : Y).Unit))],
        Tables = Grid is null ? [.. Series.Where(s => s.X.Length > 0).Select(TableOf), .. Stretches.IsEmpty ? (ReadOnlySpan<DisplayTable>)[] : [StretchTable()]] : [GridTable(Grid)],
        Notes = Notes,
    };

    private string NameOf(ChartMark mark, int index) => Marks.Take(index).Any(m => m.Name == mark.Name) ? FormattableString.Invariant($"{mark.Name} ({index + 1})") : mark.Name;

    private DisplayTable TableOf(ChartSeries series)
    {
        int step = Math.Max(1, (series.X.Length + TableRows - 1) / TableRows);
        IEnumerable<int> rows = Enumerable.Range(0, series.X.Length).Where(i => i % step == 0 || i == series.X.Length - 1);
        DisplayColumn<int> place = new(X.Name, X.Unit, i => At(X, series.X[i]));
        DisplayColumn<int> value = new(Y.Name, Y.Unit, i => DisplayCell.Significant(series.Y[i]));
        DisplayColumn<int> low = new("low", Y.Unit, i => DisplayCell.Significant(series.Low[i]));
        DisplayColumn<int> high = new("high", Y.Unit, i => DisplayCell.Significant(series.High[i]));
        DisplayColumn<int> label = new("what", i => series.Labels[i]);
        string caption = step == 1 ? series.Name : FormattableString.Invariant($"{series.Name} (one point in {step})");
        return DisplayTable.Of(caption, rows, [place, value, .. series.Low.IsEmpty ? (ReadOnlySpan<DisplayColumn<int>>)[] : [low, high], .. series.Labels.IsEmpty ? (ReadOnlySpan<DisplayColumn<int>>)[] : [label]]);
    }

    private DisplayTable StretchTable() => DisplayTable.Of(
        "Shaded", Stretches, new("what", s => s.Name), new("from", X.Unit, s => First(s.From)), new("to", X.Unit, s => Last(s.To)));

    // The days that lie in a stretch, whose ends may be half days.
    private DisplayCell First(double place) => At(X, X.Kind == ChartAxisKind.Date ? Math.Ceiling(place) : place);

    private DisplayCell Last(double place) => At(X, X.Kind == ChartAxisKind.Date ? Math.Floor(place) : place);

    private DisplayTable GridTable(ChartGrid grid) => DisplayTable.Of(
        $"{grid.Unit}; rows: {Y.Label}, columns: {X.Label}",
        Enumerable.Range(0, grid.Rows.Length),
        [new DisplayColumn<int>(Y.Name, row => Y.Categories[row]), .. X.Categories.Select((name, column) => new DisplayColumn<int>(name, row => DisplayCell.WithSign(grid.Rows[row][column], 0)))]);

    /// <summary>A place of an axis as text: its number, date or category.</summary>
    private static DisplayCell At(ChartAxis axis, double value) => axis.Kind switch
    {
        ChartAxisKind.Category => axis.Categories[(int)value],
        ChartAxisKind.Date => DateOnly.FromDayNumber((int)value),
        _ => value,
    };

    private ImmutableArray<ChartSeries> Checked(ImmutableArray<ChartSeries> series, string parameter)
    {
        foreach (ChartSeries one in Check.NotDefault(series, parameter))
        {
            foreach (double x in one.X)
                CheckPlace(X, x, parameter);
        }

        return series;
    }

    private static void CheckPlace(ChartAxis axis, double place, string parameter)
    {
        bool isPlace = axis.Kind switch
        {
            ChartAxisKind.Category => place >= 0 && place < axis.Categories.Length,
            ChartAxisKind.Date => place >= DateOnly.MinValue.DayNumber && place <= DateOnly.MaxValue.DayNumber,
            _ => true,
        };
        if (!isPlace)
            throw new ArgumentOutOfRangeException(parameter, place, $"Is no place of the axis {axis}.");
    }
}
