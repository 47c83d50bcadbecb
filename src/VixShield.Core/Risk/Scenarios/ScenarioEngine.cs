using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>
/// A book laid out for full revaluation in many scenarios: made once, run often. Every leg is priced anew in every scenario, with the smile read at the moved moneyness. Safe to share between threads.
/// </summary>
/// <remarks>
/// Without a move and without days the result is the valuation's mark, to the last bit; a scenario's result does not depend on the scenarios beside it nor on the number of threads. Fitted smiles are read from cubic
/// pieces (a 48th of a deviation wide near the forward), within 1e-6 of the curve; smiles with kinks and smiles of your own are evaluated themselves. A run allocates nothing that grows with the number of
/// scenarios once its memory is there, American legs and models apart.
/// </remarks>
public sealed class ScenarioEngine
{
    private const int MostDays = 64;

    private readonly ScenarioBook _book;
    private readonly Lock _lock = new();
    private readonly Dictionary<double, ScenarioDay> _days = [];
    private readonly Stack<ScenarioRoom> _rooms = new();
    private int[] _order = [];

    private ScenarioEngine(ScenarioBook book) => _book = book;

    /// <summary>The valuation that scenarios are measured against.</summary>
    public BookValuation Valuation => _book.Valuation;

    /// <summary>What scenarios assume.</summary>
    public ScenarioOptions Options => _book.Market.Options;

    /// <summary>Lays out a book.</summary>
    /// <param name="book">The book; may be empty.</param>
    /// <param name="market">The market.</param>
    /// <param name="options">The assumptions; null for the defaults.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg needs.</exception>
    /// <exception cref="NotSupportedException">A leg cannot be valued, or scenarios do not move its underlying.</exception>
    public static ScenarioEngine Create(Book book, MarketSnapshot market, ScenarioOptions? options = null) => Create(BookValuation.Of(book, market), options);

    /// <summary>Lays out a book that is valued already.</summary>
    /// <param name="valuation">The valuation.</param>
    /// <param name="options">The assumptions; null for the defaults.</param>
    /// <exception cref="NotSupportedException">Scenarios do not move the underlying of a leg.</exception>
    public static ScenarioEngine Create(BookValuation valuation, ScenarioOptions? options = null)
    {
        Guard.NotNull(valuation, nameof(valuation));
        return new ScenarioEngine(new ScenarioBook(valuation, new ScenarioMarket(valuation.Market, (options ?? ScenarioOptions.Default).Checked())));
    }

    /// <summary>Marks of the book in many scenarios, in dollars: differences to <see cref="BookValuation.Mark"/> are profit or loss.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="marks">The results, at least as many as there are scenarios.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; null for none.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ArgumentException">A scenario is null or cannot be put upon the market, or there is too little room.</exception>
    /// <exception cref="MissingDatumException">The market lacks what a scenario moves.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public void Marks(IReadOnlyList<MarketScenario> scenarios, Memory<double> marks, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Run(scenarios, marks, default, progress, cancellation);

    /// <summary>The same with the prices of each leg in each scenario: leg by leg in the valuation's fixed order.</summary>
    internal void Run(IReadOnlyList<MarketScenario> scenarios, Memory<double> marks, Memory<double> legPrices, IProgress<double>? progress, CancellationToken cancellation)
    {
        Guard.NotNull(scenarios, nameof(scenarios));
        if (marks.Length < scenarios.Count)
            throw new ArgumentException(FormattableString.Invariant($"Room for {marks.Length} marks of {scenarios.Count} scenarios."), nameof(marks));
        for (int i = 0; i < scenarios.Count; i++)
            Guard.NotNull(scenarios[i], nameof(scenarios)).Check(_book.Market);
        cancellation.ThrowIfCancellationRequested();
        if (scenarios.Count == 0)
            return;

        int[] order = Interlocked.Exchange(ref _order, []);
        if (order.Length < scenarios.Count)
            order = new int[scenarios.Count];
        try
        {
            var run = new ScenarioRun(this, scenarios, marks, legPrices, progress, cancellation);
            run.Execute(order);
        }
        finally
        {
            _order = order;
        }
    }

    internal ScenarioBook Book => _book;

    internal ScenarioDay DayAt(double days)
    {
        lock (_lock)
        {
            if (_days.TryGetValue(days, out ScenarioDay? day))
                return day;
        }

        var made = new ScenarioDay(_book, days);
        lock (_lock)
        {
            // A user who asks for thousands of horizons gets them, but they are not kept.
            if (_days.Count >= MostDays)
                _days.Clear();
            return _days.TryAdd(days, made) ? made : _days[days];
        }
    }

    internal ScenarioRoom TakeRoom()
    {
        lock (_lock)
        {
            if (_rooms.TryPop(out ScenarioRoom? room))
                return room;
        }

        return new ScenarioRoom(_book.Chains.Count, _book.Lines);
    }

    internal void GiveBack(ScenarioRoom room)
    {
        lock (_lock)
            _rooms.Push(room);
    }

    /// <summary>The book and the assumptions.</summary>
    public override string ToString() => $"{Valuation}; {Options}";
}
