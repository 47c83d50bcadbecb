using System.Globalization;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Market;

/// <summary>
/// One book and one market, made anew and used by eight threads at once: everything that is worked out on demand is asked for at the same time, and each thread gets the bits of
/// a thread that is alone.
/// </summary>
public static class SharedByThreadsTests
{
    private const int Threads = 8;
    private const int Rounds = 12;

    private static readonly MarginRules[] RuleSets = [MarginRules.UniversalSpread, MarginRules.LegacyPairing, MarginRules.ScenarioBased];

    // What is asked of one book and market. Every answer has all its numbers to the last bit.
    private static readonly (string Name, Func<Book, MarketSnapshot, string> Ask)[] Questions =
    [
        ("valuation", (book, market) => Bits(ValuesOf(BookValuation.Of(book, market)))),
        ("mapped exposures", (book, market) => BookValuation.Of(book, market).Net.Map(FactorMap.Create(market)).ToString()),
        ("smiles", (_, market) => Bits(market.Chains.Select(chain => market.SmileFor(chain.Symbol, chain.Expiry)).SelectMany(smile => smile is null ? [double.NaN] : Volatilities(smile)))),
        ("chains alone", (_, market) => Bits(market.Chains.SelectMany(chain => new[] { chain.Smile?.AtTheMoney ?? double.NaN, chain.RefusedQuotes.Length }))),
        ("VX curve", (_, market) => Bits(market.VixFutures.Points.Select(point => market.VixFutures.RollDownPerDay(point.Expiry)).Append(market.VixFutures.ConstantMaturity(30)))),
        ("scenarios", (book, market) => Bits(ScenarioGrid.Run(ScenarioEngine.Create(book, market), new ScenarioAxes { SpotChanges = [-0.05, 0, 0.05], VixChanges = [0, 8] }).ProfitAndLoss)),
        ("break-evens", (book, market) => BreakEvensOf(BookValuation.Of(book, market))),
        ("margin", (book, market) => Bits(RuleSets.Select(rules => MarginRequirement.Of(BookValuation.Of(book, market), rules).Total ?? double.NaN))),
        ("display", (book, market) => $"{BookValuation.Of(book, market).ToDisplay().ToText()}{market.ToDisplay().ToText()}{market.ToDisplay().ToHtml()}"),
        ("JSON", (book, market) => VixShieldJson.Serialize(market) + VixShieldJson.Serialize(book)),
        ("equality and hash", (book, market) => $"{book.Equals(book.Apply([]))} {market.ContentHash} {market.Equals(Sample.Market)}"),
    ];

    [Fact]
    public static void Eight_threads_that_share_a_fresh_book_and_market_get_the_bits_of_one()
    {
        string[] alone = Ask(0, VixShieldJson.Parse<Book>(Sample.BookText), VixShieldJson.Parse<MarketDocument>(Sample.MarketText).Snapshot);
        for (int round = 0; round < Rounds; round++)
        {
            Book book = VixShieldJson.Parse<Book>(Sample.BookText);
            MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(Sample.MarketText).Snapshot;
            // In even rounds all threads begin with the same question, in odd ones each with another.
            int step = round % 2;
            string[][] answers = Together(thread => Ask((round / 2) + (step * thread), book, market));
            foreach (string[] answer in answers)
                AssertSame(alone, answer);
        }
    }

    [Fact]
    public static void Threads_that_share_a_valuation_and_an_engine_get_the_bits_of_one()
    {
        string[] alone = Shared(BookValuation.Of(Sample.Book, Sample.Market), ScenarioEngine.Create(Sample.Book, Sample.Market));
        for (int round = 0; round < Rounds; round++)
        {
            MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(Sample.MarketText).Snapshot;
            BookValuation valuation = BookValuation.Of(Sample.Book, market);
            ScenarioEngine engine = ScenarioEngine.Create(Sample.Book, market);
            Assert.All(Together(_ => Shared(valuation, engine)), answer => Assert.Equal(alone, answer));
        }

        static string[] Shared(BookValuation valuation, ScenarioEngine engine) =>
        [
            // Found on demand, without a lock: two threads may both find it, and find the same.
            valuation.Gross.ToString(), Bits(ScenarioGrid.Run(engine, new ScenarioAxes { SpotChanges = [-0.03, 0.03] }).ProfitAndLoss), valuation.ToDisplay().ToText(),
        ];
    }

    [Fact]
    public static void Threads_that_share_a_planner_write_the_same_plan()
    {
        var planner = new AdjustmentPlanner();
        string alone = VixShieldJson.Serialize(planner.Plan(Sample.Book, Sample.Market));
        Book book = VixShieldJson.Parse<Book>(Sample.BookText);
        MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(Sample.MarketText).Snapshot;
        Assert.All(Together(_ => VixShieldJson.Serialize(planner.Plan(book, market))), plan => Assert.Equal(alone, plan));
    }

    // All at the same moment, or the first would have it all done before the last begins.
    private static T[] Together<T>(Func<int, T> ask)
    {
        var answers = new T[Threads];
        var failures = new Exception?[Threads];
        using var gate = new Barrier(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            gate.SignalAndWait();
            try
            {
                answers[i] = ask(i);
            }
            catch (Exception failure)
            {
                failures[i] = failure;
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(failures, Assert.Null);
        return answers;
    }

    private static string[] Ask(int first, Book book, MarketSnapshot market)
    {
        var answers = new string[Questions.Length];
        for (int i = 0; i < Questions.Length; i++)
        {
            int question = (first + i) % Questions.Length;
            answers[question] = Questions[question].Ask(book, market);
        }

        return answers;
    }

    private static void AssertSame(string[] alone, string[] answer)
    {
        for (int i = 0; i < Questions.Length; i++)
            Assert.True(alone[i] == answer[i], $"{Questions[i].Name}: {alone[i]} alone, {answer[i]} among others.");
    }

    private static IEnumerable<double> ValuesOf(BookValuation valuation) =>
        valuation.Legs.SelectMany(leg => new[] { leg.Mark, leg.Value, leg.EquationResidual ?? double.NaN }).Append(valuation.Mark).Append(valuation.Net.Carry.Total);

    private static IEnumerable<double> Volatilities(VolatilitySmile smile) => new[] { 0.7, 0.85, 0.95, 1, 1.05, 1.3 }.Select(ratio => smile.VolatilityAt(ratio * smile.Forward));

    private static string BreakEvensOf(BookValuation valuation)
    {
        BreakEvenReading reading = BreakEvens.AtHorizon(ScenarioEngine.Create(valuation), 5);
        return $"{reading} {Bits(reading.Levels.Select(level => level.Level).Concat(reading.Path))}";
    }

    private static string Bits(IEnumerable<double> values) => string.Join(' ', values.Select(value => BitConverter.DoubleToUInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture)));
}
