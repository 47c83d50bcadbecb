using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Serialization;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>Nothing that has no meaning changes a plan: the order of positions, of candidates and of rules.</summary>
public static class PermutationTests
{
    // Every third book: each is planned five times.
    private static IEnumerable<RandomBook> Books => RandomBookSource.All.Where(b => b.Number % 3 == 0);

    [Fact]
    public static void Positions_in_another_order_give_the_same_plan_to_the_byte() => AssertNone(book =>
    {
        AdjustmentPlanner planner = OfferRule.Planner(book);
        string expected = VixShieldJson.Serialize(planner.Plan(book.Held, book.Market, book.Inputs));
        Position[] positions = [.. book.Held.Positions];
        return new[] { positions.Reverse(), positions[1..].Append(positions[0]) }
            .All(p => VixShieldJson.Serialize(planner.Plan(Book.OfPositions(p), book.Market, book.Inputs)) == expected);
    });

    [Fact]
    public static void Candidates_and_rules_in_another_order_give_the_same_best() => AssertNone(book =>
    {
        AdjustmentPlan one = OfferRule.Planner(book).Plan(book.Held, book.Market, book.Inputs);
        RuleSet turned = new RuleSetBuilder().Add(new OfferRule("Offers", book.Offers.Reverse())).Build();
        RuleSet several = new RuleSetBuilder().Add(new OfferRule("Last", book.Offers.Skip(2).Reverse())).Add(new OfferRule("First", book.Offers.Take(3))).Build();
        return new[] { turned, several }.All(rules =>
        {
            AdjustmentPlan other = new AdjustmentPlanner(book.Policy, rules).Plan(book.Held, book.Market, book.Inputs);
            return other.Status == one.Status && string.Join(", ", other.AtFault) == string.Join(", ", one.AtFault)
                && other.Best?.Objective == one.Best?.Objective && string.Join(", ", other.Best?.Trades ?? []) == string.Join(", ", one.Best?.Trades ?? []);
        });
    });

    private static void AssertNone(Func<RandomBook, bool> holds)
    {
        string[] faults = [.. Books.AsParallel().AsOrdered().Where(b => !holds(b)).Select(b => b.ToString())];
        Assert.True(faults.Length == 0, string.Join('\n', faults.Take(5)));
    }
}
