using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;
using VixShield.Adjustments;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;
using VixShield.Reporting;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Consistency;

/// <summary>What a notebook shows of a result, by the formatter that notebooks use: it finds our formatters by a convention, which no compiler checks.</summary>
public sealed class NotebookTests : IDisposable
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    private static readonly MarketDocument s_document = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(Repository.PathOf("docs/samples/Decoupling/market-2023-02-15.json")));
    private static readonly Greeks s_greeks = Black76.Greeks(4161.31, 3875, 0.12, 0.216, 0.05, OptionRight.Put);

    public NotebookTests() => Formatter.ResetToDefault();

    /// <summary>A record, a record struct, a class, a record with a base class that is shown as well.</summary>
    public static TheoryData<IDisplayable> Results() =>
    [
        s_document.Snapshot.Chains[0].Quotes[0],
        s_greeks,
        s_document.Snapshot.VixFutures.Points[0],
        s_document.Snapshot,
        s_document.Snapshot.Surface("SPX"),
        s_document.Snapshot.Surface("SPX").Smiles[0],
        Book().Positions[0].Leg,
        Book(),
    ];

    public void Dispose() => Formatter.ResetToDefault();

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void A_result_shows_itself(IDisplayable result)
    {
        Assert.Equal(result.ToHtml(), ((object)result).ToDisplayString(Html));
        Assert.Equal(result.ToTable(), ((object)result).ToDisplayString(Plain));
        Assert.Equal([Html, Plain], Formatter.GetPreferredMimeTypesFor(result.GetType()));
    }

    /// <summary>Every type that promises to show itself does, whatever notebooks would make of its members.</summary>
    [Fact]
    public void Every_displayable_type_is_found()
    {
        Type[] types = [.. new[] { typeof(Leg), typeof(Chart) }.SelectMany(t => t.Assembly.GetExportedTypes()).Where(t => typeof(IDisplayable).IsAssignableFrom(t) && !t.IsInterface && !t.ContainsGenericParameters)];
        Assert.NotEmpty(types);
        string[] left = [.. types.Where(t => !Formatter.GetPreferredMimeTypesFor(t).SequenceEqual([Html, Plain])).Select(t => t.FullName!)];
        Assert.True(left.Length == 0, string.Join(", ", left));
    }

    [Fact]
    public void A_nullable_structure_shows_itself_or_nothing()
    {
        Greeks? some = s_greeks, none = null;
        Assert.Equal(s_greeks.ToHtml(), Of(some, Html));
        Assert.Equal(s_greeks.ToTable(), Of(some, Plain));
        Assert.DoesNotContain("<table", Of(none, Html), StringComparison.Ordinal);

        static string Of(Greeks? greeks, string type)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            greeks.FormatTo(new FormatContext(writer), type);
            return writer.ToString();
        }
    }

    [Fact]
    public void A_list_and_an_enumerable_hold_results_in_their_cells()
    {
        OptionChain[] chains = [.. s_document.Snapshot.Chains.Take(3)];
        foreach (object several in new object[] { chains.ToList(), chains, chains.Select(c => c), chains.Select(c => c.Smile!) })
        {
            string html = several.ToDisplayString(Html);
            foreach (IDisplayable result in (IEnumerable<object>)several)
                Assert.Contains(result.ToHtml(), html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Structures_in_a_list_are_shown_as_well()
    {
        List<Greeks> two = [s_greeks, Black76.Greeks(4161.31, 4325, 0.12, 0.15, 0.05, OptionRight.Call)];
        string html = two.ToDisplayString(Html);
        Assert.All(two, greeks => Assert.Contains(greeks.ToHtml(), html, StringComparison.Ordinal));
    }

    [Fact]
    public void An_anonymous_object_shows_the_results_that_it_holds()
    {
        OptionQuote quote = s_document.Snapshot.Chains[0].Quotes[0];
        string html = new { Name = "put", Quote = quote, Greeks = s_greeks, Maybe = (Greeks?)s_greeks }.ToDisplayString(Html);
        Assert.Contains("put", html, StringComparison.Ordinal);
        Assert.Contains(quote.ToHtml(), html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, Regex.Escape(s_greeks.ToHtml())));
    }

    /// <summary>A notebook resets its formatters at will; ours are found again, because they are looked for and not registered.</summary>
    [Fact]
    public void They_are_found_again_after_a_reset()
    {
        string before = s_greeks.ToDisplayString(Html);
        Formatter.ResetToDefault();
        Assert.Equal(before, s_greeks.ToDisplayString(Html));
        Assert.Equal(s_greeks.ToHtml(), before);
    }

    /// <summary>In a cell of a notebook as on a page: texts are escaped.</summary>
    [Fact]
    public void Texts_are_escaped()
    {
        MarketSnapshot market = s_document.Snapshot.ToBuilder().AddNote("<script>alert(1)</script> & more").Build();
        Assert.DoesNotContain("<script", market.ToDisplayString(Html), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", new List<MarketSnapshot> { market }.ToDisplayString(Html), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_and_a_report_show_their_pictures()
    {
        Chart chart = VixCurveChart.Of(s_document.Snapshot.VixFutures);
        Assert.Equal(Drawn(chart.ToHtml()), Drawn(chart.ToDisplayString(Html)));
        Assert.Contains("<svg", Drawn(chart.ToDisplayString(Html)), StringComparison.Ordinal);
        Assert.Equal(chart.ToTable(), chart.ToDisplayString(Plain));

        AdjustmentPlan plan = new AdjustmentPlanner().Plan(Book(), s_document.Snapshot, new PlanInputs { Calibration = Calibration.Of(Book(), s_document.Snapshot) });
        Assert.Equal(plan.ToHtml(), plan.ToDisplayString(Html));
        PlanReport report = PlanReport.Of(plan);
        string fragment = report.ToDisplayString(Html);
        Assert.Contains("<svg", Drawn(fragment), StringComparison.Ordinal);
        // A part of a page and not a page: a notebook puts it into its own.
        Assert.DoesNotContain("<html", fragment, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(report.ToTable(), report.ToDisplayString(Plain));
    }

    /// <summary>Pictures as text: the drawing library numbers its clip paths through the process, so two drawings of one chart differ in these names.</summary>
    private static string Drawn(string html) => Regex.Replace(
        html, "(?<=data:image/svg\\+xml;base64,)[A-Za-z0-9+/=]+", picture => Regex.Replace(Encoding.UTF8.GetString(Convert.FromBase64String(picture.Value)), "cl_[0-9a-f]+", "clip"));

    private static Book Book() => VixShieldJson.Parse<Book>(File.ReadAllText(Repository.PathOf("docs/samples/Decoupling/book.json")));
}
