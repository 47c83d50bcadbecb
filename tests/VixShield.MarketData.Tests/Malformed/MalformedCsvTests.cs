using System.Text;
using Xunit.Abstractions;

namespace VixShield.Tests.Malformed;

/// <summary>A bounded loop of malformed tables: no crash, no silence.</summary>
public sealed class MalformedCsvTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_base_gives_all_its_rows() =>
        Assert.All(CsvTarget.All, target => Assert.True(target.Judge(Encoding.UTF8.GetBytes(target.Text), false) == "rows", target.Text));

    [Fact]
    public void Malformed_tables_are_refused_with_file_and_line_or_every_line_is_accounted_for()
    {
        MalformedRun run = MalformedRun.FromEnvironment();
        run.Run(
            random =>
            {
                CsvTarget target = CsvTarget.All[random.Next(CsvTarget.All.Count)];
                return (Target: target, Content: target.Change(random), Drops: random.Next(2) == 0);
            },
            file => $"{file.Target.Name} {file.Target.Judge(file.Content, file.Drops)}",
            file => $"{file.Target.Name}, drops {file.Drops}: {(file.Content is [0x1f, 0x8b, ..] ? Convert.ToBase64String(file.Content) : Encoding.UTF8.GetString(file.Content))}");
        output.WriteLine(run.ToString());
        if (run.IsWhole)
            Assert.All(CsvTarget.All, target => Assert.True(run.Outcomes.ContainsKey($"{target.Name} rows") && run.Outcomes.ContainsKey($"{target.Name} refused"), $"{target.Name} has only one end: {run}"));
    }
}
