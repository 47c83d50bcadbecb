using System.Globalization;

namespace VixShield.Samples;

/// <summary>Options by name with their values, of the samples that read whole histories. What cannot be used is an <see cref="OptionException"/> that names it.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <param name="args">The arguments: names, each followed by its values.</param>
    /// <param name="names">The names that there are.</param>
    /// <param name="many">The one of them that takes more than one value.</param>
    internal CommandLine(string[] args, IReadOnlyCollection<string> names, string many)
    {
        List<string>? current = null;
        foreach (string arg in args)
        {
            if (names.Contains(arg))
            {
                current = [];
                if (!_values.TryAdd(arg, current))
                    throw new OptionException($"{arg} is given twice.");
            }
            else if (current is null || arg.StartsWith("--", StringComparison.Ordinal))
            {
                throw new OptionException($"'{arg}' is no option; --help lists them.");
            }
            else
            {
                current.Add(arg);
            }
        }

        foreach ((string name, List<string> given) in _values)
        {
            if (given.Count == 0 || given.Any(string.IsNullOrWhiteSpace))
                throw new OptionException($"{name} needs a value.");
            if (given.Count > 1 && name != many)
                throw new OptionException($"{name} takes one value, not {string.Join(" ", given)}.");
        }
    }

    internal string? One(string name) => _values.TryGetValue(name, out List<string>? given) ? given[0] : null;

    internal IReadOnlyList<string> Needed(string name) => _values.TryGetValue(name, out List<string>? given) ? given : throw new OptionException($"{name} is needed; --help lists the options.");

    internal DateOnly? Date(string name)
    {
        if (One(name) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new OptionException($"{name} {text} is no date like 2018-02-05.");
    }
}
