using System.Collections.Immutable;

namespace VixShield.Volatility;

/// <summary>
/// From two-sided quotes to smiles: for every expiry the existence test, raw SVI, an eSSVI slice and the returned curve. A market that gives no smile is
/// a <see cref="SmileFit"/> with a status and a reason; nothing is thrown for quotes.
/// </summary>
/// <remarks>
/// The same inputs give the same numbers on the same machine class; elsewhere they agree to about 12 digits. Limits are iterations, never time.
/// </remarks>
public static class SurfaceCalibration
{
    /// <summary>From this time on slices belong to the eSSVI surface: five days.</summary>
    internal const double EssviFromYears = 5d / 365;

    /// <summary>Calibrates one expiry alone.</summary>
    /// <param name="input">Forward and quotes.</param>
    /// <exception cref="ArgumentNullException">The input is null.</exception>
    public static SmileFit Fit(SmileInput input) => new SurfaceRun([Guard.NotNull(input, nameof(input))], CalendarRule.SeparateUnderlyings).Execute(null, default).Single();

    /// <summary>Calibrates all expiries of an underlying together.</summary>
    /// <param name="symbol">Symbol of the underlying.</param>
    /// <param name="rule">Whether the expiries are about one underlying, so that none may lie below an earlier one.</param>
    /// <param name="inputs">The expiries in any order, none twice; may be empty.</param>
    /// <param name="progress">Told the share of the expiries that are done, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two expiries.</param>
    /// <exception cref="ArgumentException">A value is missing, an expiry occurs twice, or years do not ascend with the expiries.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SurfaceFit Fit(string symbol, CalendarRule rule, IEnumerable<SmileInput> inputs, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        Guard.NotBlank(symbol, nameof(symbol));
        Guard.Defined(rule, nameof(rule));
        ImmutableArray<SmileInput> ordered = [.. Guard.NoNulls(inputs, nameof(inputs)).OrderBy(i => i.Expiry)];
        for (int i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Expiry == ordered[i - 1].Expiry)
                throw new ArgumentException($"Expiry {ordered[i].Expiry} occurs twice.", nameof(inputs));
            if (ordered[i].Years <= ordered[i - 1].Years)
                throw new ArgumentException(FormattableString.Invariant($"{ordered[i].Expiry} settles after {ordered[i - 1].Expiry}, but has {ordered[i].Years} years against {ordered[i - 1].Years}."), nameof(inputs));
        }

        return new SurfaceFit(symbol, rule, new SurfaceRun(ordered, rule).Execute(progress, cancellationToken));
    }
}
