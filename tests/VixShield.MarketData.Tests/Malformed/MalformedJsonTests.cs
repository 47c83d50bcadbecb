using System.Text;
using Xunit.Abstractions;

namespace VixShield.Tests.Malformed;

/// <summary>A bounded loop of malformed JSON: no crash, no silence.</summary>
public sealed class MalformedJsonTests(ITestOutputHelper output)
{
    private static readonly (JsonLaw Law, string Text, JsonTree Tree)[] s_valid = [.. JsonBases.Texts.Select(text => (JsonLaw.For(JsonBases.SchemaOf(text)), text, JsonTree.Of(text)))];
    private static readonly JsonTree[] s_trees = [.. s_valid.Select(valid => valid.Tree)];

    [Fact]
    public void Every_base_gives_a_value_and_every_kind_has_one()
    {
        Assert.All(s_valid, valid => Assert.True(valid.Law.Judge(valid.Text) == "value", valid.Text));
        Assert.Equal(JsonLaw.All.Count - 1, s_valid.Select(valid => valid.Law).Distinct().Count());
    }

    [Fact]
    public void Malformed_JSON_is_refused_at_its_place_or_is_wholly_in_the_value()
    {
        MalformedRun run = MalformedRun.FromEnvironment();
        run.Run(Make, document => $"{document.Law.Name} {document.Law.Judge(document.Text)}", document => $"{document.Law.Name}: {document.Text}");
        output.WriteLine(run.ToString());
        if (!run.IsWhole)
            return;
        // A loop that everything passes, or nothing, would prove little.
        Assert.All(JsonLaw.All, law => Assert.True(run.Outcomes.ContainsKey($"{law.Name} value") && run.Outcomes.ContainsKey($"{law.Name} refused"), $"{law.Name} has only one end: {run}"));
    }

    private static (JsonLaw Law, string Text) Make(Random random)
    {
        int which = random.Next(s_valid.Length);
        JsonLaw law = s_valid[which].Law;
        string text = random.Next(3) == 0
            ? Encoding.UTF8.GetString(ByteChanges.Change(Encoding.UTF8.GetBytes(s_valid[which].Text), random))
            : JsonChanges.Change(s_trees, which, random);
        // Another kind's document, and the snapshot of a market's.
        return random.Next(50) == 0 ? (JsonLaw.All[random.Next(JsonLaw.All.Count)], text) : (law.Name == "MarketDocument" && random.Next(4) == 0 ? JsonLaw.All[2] : law, text);
    }
}
