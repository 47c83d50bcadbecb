using System.Reflection;
using VixShield.Adjustments;

namespace VixShield.Tests.Adjustments;

/// <summary>What the catalogue says of a parameter is what the type does: its default, and a value beyond either limit is refused.</summary>
public static class CatalogTests
{
    public static TheoryData<string> Rules => [.. Catalog.Rules.Select(r => r.Name)];

    [Fact]
    public static void The_default_rules_are_those_of_the_catalogue_in_its_order()
    {
        Assert.Equal(Catalog.Rules.Select(r => r.Name), RuleSet.Default.Rules.Select(r => r.Name));
        Assert.Equal(10, Catalog.Rules.Length);
        Assert.NotEmpty(Catalog.Measures);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public static void A_rule_s_entry_is_that_of_its_options(string rule)
    {
        CatalogEntry entry = Catalog.Rules.Single(r => r.Name == rule);
        Type? options = typeof(Catalog).Assembly.GetType($"VixShield.Adjustments.{rule}Options");
        Assert.NotNull(options);
        Assert.Equal(
            options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => p.Name).Order(StringComparer.Ordinal),
            entry.Parameters.Select(p => p.Name).Order(StringComparer.Ordinal));
        foreach (CatalogParameter parameter in entry.Parameters)
            Check(options, parameter);
        // Parameters of the instance are those of the catalogue; what is null by default has no number to show.
        IAdjustmentRule instance = RuleSet.Default.Rules.Single(r => r.Name == rule);
        foreach (RuleParameter given in instance.Parameters)
        {
            CatalogParameter described = entry.Parameters.Single(p => p.Name == given.Name);
            Assert.Equal(described.Default, given.Value);
            Assert.Equal(described.Unit, given.Unit);
        }
    }

    [Fact]
    public static void The_policy_s_entries_are_those_of_its_properties()
    {
        foreach (CatalogParameter parameter in Catalog.Policies.SelectMany(e => e.Parameters))
        {
            Type owner = new[] { typeof(AdjustmentPolicy), typeof(TradingCosts), typeof(SoftLimits), typeof(ListedCandidates) }
                .FirstOrDefault(t => t.GetProperty(parameter.Name) is { CanWrite: true } p && IsNumber(p.PropertyType)) ?? typeof(void);
            if (owner != typeof(void))
                Check(owner, parameter);
        }

        // The numbers that are set one by one are all in the catalogue.
        string[] listed = [.. Catalog.Policies.SelectMany(e => e.Parameters).Select(p => p.Name)];
        foreach (PropertyInfo property in typeof(AdjustmentPolicy).GetProperties().Where(p => p.CanWrite && IsNumber(p.PropertyType)))
            Assert.Contains(property.Name, listed);
    }

    [Fact]
    public static void An_entry_that_contradicts_itself_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CatalogParameter("a", "$", 2, 1, null, "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CatalogParameter("a", "$", 0, 1, 2, "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CatalogParameter("a", "$", double.NaN, 1, null, "x"));
        Assert.Throws<ArgumentException>(() => new CatalogEntry("e", "x", new CatalogParameter("a", "$", 0, 1, null, "x"), new CatalogParameter("a", "$", 0, 1, null, "y")));
    }

    private static void Check(Type owner, CatalogParameter parameter)
    {
        PropertyInfo property = owner.GetProperty(parameter.Name)!;
        object options = Activator.CreateInstance(owner)!;
        Assert.Equal(parameter.Default, Number(property.GetValue(options)));
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(bool))
        {
            Assert.Equal((0d, 1d, "switch"), (parameter.Minimum, parameter.Maximum, parameter.Unit));
            return;
        }

        bool whole = type == typeof(int);
        double step = whole ? 1 : Math.Max(1e-6, 1e-9 * Math.Abs(parameter.Maximum));
        foreach (double beyond in new[] { parameter.Minimum - step, parameter.Maximum + step }.Where(double.IsFinite))
        {
            Exception error = Assert.ThrowsAny<Exception>(() => property.SetValue(options, Value(type, beyond)));
            Assert.IsAssignableFrom<ArgumentException>(error.InnerException);
        }

        foreach (double edge in new[] { parameter.Minimum, parameter.Maximum }.Where(double.IsFinite))
            property.SetValue(options, Value(type, edge));
    }

    private static bool IsNumber(Type type)
    {
        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        return inner == typeof(double) || inner == typeof(int) || inner == typeof(bool) || inner == typeof(TimeSpan);
    }

    private static double? Number(object? value) => value switch
    {
        null => null,
        bool flag => flag ? 1 : 0,
        TimeSpan span => span.TotalDays,
        IConvertible number => number.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException(value.ToString()),
    };

    private static object Value(Type type, double value) =>
        type == typeof(TimeSpan) ? TimeSpan.FromDays(value) : Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);
}
