using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using VixShield.Adjustments;
using VixShield.Market;
using VixShield.Reporting;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Reporting;

public sealed class PlanReportTests
{
    private static readonly PlanReportOptions s_all = new() { History = Sample.Document.History, CalibrationMarket = Sample.Market };
    private static readonly Lazy<string> s_page = new(() => PlanReport.Of(Plans.Moved, s_all).ToHtml());

    [Fact]
    public void The_page_asks_for_nothing_and_runs_nothing()
    {
        using IHtmlDocument page = Parse(s_page.Value);
        Assert.All(page.QuerySelectorAll("[src],[srcset]"), e => Assert.StartsWith("data:", e.GetAttribute("src") ?? e.GetAttribute("srcset"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("[href]"), e => Assert.Matches("^(#|data:,$)", e.GetAttribute("href")!));
        Assert.All(page.Scripts, s => Assert.Equal("application/json", s.Type));
        Assert.DoesNotContain("url(", s_page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", s_page.Value, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.All(page.All, e => Assert.All(e.Attributes, a => Assert.False(a.Name.StartsWith("on", StringComparison.Ordinal), a.Name)));
    }

    [Fact]
    public void The_page_is_accessible_by_its_structure()
    {
        using IHtmlDocument page = Parse(s_page.Value);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(page.QuerySelector("meta[name=viewport]"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.All(page.QuerySelectorAll("img"), i => Assert.False(string.IsNullOrWhiteSpace(i.GetAttribute("alt"))));
        Assert.All(page.QuerySelectorAll("table"), t => Assert.NotEmpty(t.QuerySelectorAll("th[scope]")));
        Assert.All(page.QuerySelectorAll("table"), t => Assert.True(t.QuerySelector("caption") is not null || t.ParentElement!.HasAttribute("aria-label")));
        string[] ids = [.. page.QuerySelectorAll("[id]").Select(e => e.Id!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(page.QuerySelectorAll("a[href^='#']"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), e => Assert.Contains(e.GetAttribute("aria-labelledby")!, ids));
    }

    [Fact]
    public void Everything_of_the_plan_that_a_reader_needs_is_there()
    {
        using IHtmlDocument page = Parse(s_page.Value);
        string text = page.Body!.TextContent;
        AdjustmentPlan plan = Plans.Moved;
        Assert.Contains(plan.Reason, text, StringComparison.Ordinal);
        Assert.All(plan.Alternatives, a => Assert.Contains(a.Name, text, StringComparison.Ordinal));
        Assert.All(plan.Best!.Orders, o => Assert.Contains(o.ToString(), text, StringComparison.Ordinal));
        Assert.All(plan.Best.Guardrails, g => Assert.Contains(g.Guardrail, text, StringComparison.Ordinal));
        Assert.All(plan.Record.Outcomes, o => Assert.Contains(o.Reason, text, StringComparison.Ordinal));
        Assert.All(plan.Record.Assumptions, a => Assert.Contains(a, text, StringComparison.Ordinal));
        Assert.Contains(plan.Record.MarketHash, text, StringComparison.Ordinal);
        Assert.Contains(plan.Record.Disclaimer, text, StringComparison.Ordinal);
        Assert.Equal(12, page.QuerySelectorAll("figure").Length);
    }

    [Fact]
    public void The_plan_in_the_page_is_the_plan_and_can_be_replayed()
    {
        string json = PlanReport.PlanJsonOf(s_page.Value);
        var replay = PlanReplay.Of(json, new AdjustmentPlanner(AdjustmentPolicy.Default), Sample.Book, Sample.Moved, new PlanInputs { Calibration = Sample.Calibration, Decoupling = Plans.Reading });
        Assert.Equal(ReplayStatus.Same, replay.Status);
        Assert.Throws<FormatException>(() => PlanReport.PlanJsonOf("<html></html>"));
        Assert.Throws<FormatException>(() => PlanReport.PlanJsonOf(s_page.Value[..^2000]));
    }

    [Fact]
    public void Texts_of_files_cannot_break_out_of_the_page()
    {
        const string Hostile = "\u0001</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
        MarketSnapshot market = Sample.Moved.ToBuilder().AddNote(Hostile).Build();
        AdjustmentPlan plan = new AdjustmentPlanner(AdjustmentPolicy.Default).Plan(Sample.Book, market, new PlanInputs { Calibration = Sample.Calibration, FeedProblems = [Hostile] });
        string html = PlanReport.Of(plan, new PlanReportOptions { Title = Hostile, MaximumSmiles = 0 }).ToHtml();
        using IHtmlDocument page = Parse(html);
        string shown = Hostile.Replace('\u0001', '\uFFFD');
        Assert.Equal(shown, page.Title);
        Assert.Equal(shown, page.QuerySelector("h1")!.TextContent);
        IHtmlScriptElement data = Assert.Single(page.Scripts);
        Assert.Equal("application/json", data.Type);
        Assert.DoesNotContain(page.QuerySelectorAll("img"), i => i.HasAttribute("onerror"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(VixShieldJson.Serialize(plan)), JsonNode.Parse(PlanReport.PlanJsonOf(html))));
    }

    [Fact]
    public void A_quiet_day_a_plan_without_a_way_out_and_a_market_without_VX_are_reports_too()
    {
        PlanReport quiet = PlanReport.Of(Plans.Quiet);
        Assert.Contains(quiet.Sections, s => s.Figures.Length == 1 && s.Heading == "Payoff and break-evens");
        Assert.Contains("nothing is traded", quiet.Sections[0].Paragraphs[0], StringComparison.Ordinal);
        PlanReport infeasible = PlanReport.Of(Plans.Infeasible, s_all);
        Assert.Equal(PlanStatus.Infeasible, infeasible.Plan.Status);
        Assert.All(Plans.Infeasible.AtFault, fault => Assert.Contains(System.Net.WebUtility.HtmlEncode(fault.ToString()), infeasible.ToHtml(), StringComparison.Ordinal));

        var bare = new AdjustmentPlanner(AdjustmentPolicy.Default).Plan(Instruments.Book.Empty, new MarketSnapshotBuilder(Sample.Market.ValuationInstant).SetLevel("SPX", 4000).SetLevel("VIX", 20).Build(), PlanInputs.None);
        PlanReport report = PlanReport.Of(bare);
        Assert.Contains(report.Sections, s => s.Figures.IsEmpty && !s.Paragraphs.IsEmpty);
        using IHtmlDocument page = Parse(report.ToHtml());
        Assert.DoesNotContain("NaN", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_market_of_calibration_that_does_not_fit_is_a_sentence()
    {
        MarketSnapshot other = new MarketSnapshotBuilder(Sample.Market.ValuationInstant.AddDays(3)).SetLevel("SPX", 4000).SetLevel("VIX", 20).Build();
        ReportSection drift = PlanReport.Of(Plans.Moved, new PlanReportOptions { CalibrationMarket = other }).Sections.Single(s => s.Heading == "Drift since calibration");
        Assert.StartsWith("Not shown: ", Assert.Single(drift.Paragraphs), StringComparison.Ordinal);
        Assert.NotEmpty(PlanReport.Of(Plans.Moved, s_all).Sections.Single(s => s.Heading == drift.Heading).Tables);
    }

    [Fact]
    public void Options_refuse_what_no_page_can_have()
    {
        Assert.Throws<ArgumentException>(() => new PlanReportOptions { Title = " " });
        Assert.Throws<ArgumentException>(() => new PlanReportOptions { Readings = default });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlanReportOptions { MaximumSmiles = 21 });
        Assert.Throws<ArgumentNullException>(() => new PlanReportOptions { Scenarios = null! });
    }

    [Fact]
    public void An_alternative_can_be_chosen_and_a_strange_one_is_refused()
    {
        PlanAlternative other = Plans.Moved.Alternatives.First(a => a != Plans.Moved.Best && !a.Orders.IsEmpty);
        PlanReport report = PlanReport.Of(Plans.Moved, new PlanReportOptions { Alternative = other });
        Assert.Same(other, report.Alternative);
        Assert.Contains(report.Sections[0].Paragraphs, p => p.Contains($"\"{other.Name}\"", StringComparison.Ordinal));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => PlanReport.Of(Plans.Quiet, new PlanReportOptions { Alternative = other }));
        Assert.Contains("do nothing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_reports_progress_and_can_be_stopped()
    {
        var shares = new List<double>();
        PlanReport.Of(Plans.Quiet, null, new Recorder(shares));
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
        Assert.Throws<OperationCanceledException>(() => PlanReport.Of(Plans.Quiet, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_file_is_written_whole_or_not_at_all()
    {
        string folder = Directory.CreateTempSubdirectory("reports").FullName;
        try
        {
            string path = Path.Combine(folder, "plan.html");
            PlanReport.Of(Plans.Moved, s_all).WriteHtml(path);
            Assert.Equal(s_page.Value, File.ReadAllText(path));
            Assert.Throws<DirectoryNotFoundException>(() => PlanReport.Of(Plans.Quiet).WriteHtml(Path.Combine(folder, "none", "plan.html")));
            Assert.Throws<ArgumentException>(() => PlanReport.Of(Plans.Quiet).WriteHtml(" "));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { IsScripting = false, IsStrictMode = false }).ParseDocument(html);

    private sealed class Recorder(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
