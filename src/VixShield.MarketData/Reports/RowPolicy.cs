using System.Collections.Immutable;

namespace VixShield.MarketData;

/// <summary>
/// What is done with rows of each code. By default a row that cannot be read stops the reading (nothing is lost without a word), a row
/// that contradicts the calendar, the contract, itself or another row is left out, and a doubtful one is kept. All are reported.
/// </summary>
public sealed class RowPolicy
{
    private readonly ImmutableDictionary<RowIssueCode, RowAction> _actions;

    private RowPolicy(ImmutableDictionary<RowIssueCode, RowAction> actions) => _actions = actions;

    /// <summary>The defaults.</summary>
    public static RowPolicy Default { get; } = new(Enum.GetValues<RowIssueCode>().ToImmutableDictionary(code => code, code => code switch
    {
        RowIssueCode.CellCount or RowIssueCode.UnreadableDate or RowIssueCode.UnreadableNumber or RowIssueCode.NegativeValue => RowAction.Fail,
        RowIssueCode.UnknownContract or RowIssueCode.Duplicate or RowIssueCode.NonSession or RowIssueCode.AfterSettlement
            or RowIssueCode.Crossed or RowIssueCode.RepeatedPrice or RowIssueCode.Conflict or RowIssueCode.ReferenceAfterDate => RowAction.Drop,
        _ => RowAction.Keep,
    }));

    /// <summary>The action for a code.</summary>
    /// <param name="code">The code.</param>
    /// <exception cref="ArgumentOutOfRangeException">The code is not defined.</exception>
    public RowAction this[RowIssueCode code] =>
        _actions.TryGetValue(code, out RowAction action) ? action : throw new ArgumentOutOfRangeException(nameof(code), code, "No such code.");

    /// <summary>A policy that differs in one code. A row that cannot be read has no values, so it cannot be kept.</summary>
    /// <param name="code">The code.</param>
    /// <param name="action">What is done with its rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">Code or action is not defined, or the action is impossible for the code (the message says why).</exception>
    public RowPolicy With(RowIssueCode code, RowAction action)
    {
        _ = this[code];
        if (!Enum.IsDefined(action))
            throw new ArgumentOutOfRangeException(nameof(action), action, "Must be Keep, Drop or Fail.");
        if (action == RowAction.Keep && code is RowIssueCode.CellCount or RowIssueCode.UnreadableDate or RowIssueCode.UnreadableNumber or RowIssueCode.NegativeValue or RowIssueCode.UnknownContract)
            throw new ArgumentOutOfRangeException(nameof(action), action, $"A row with {code} has no values that could be kept.");
        if (action == RowAction.Drop && code == RowIssueCode.StaleSpot)
            throw new ArgumentOutOfRangeException(nameof(action), action, "StaleSpot concerns a whole table, of which rows were handed out already: keep or fail.");
        if (action == RowAction.Keep && code == RowIssueCode.Conflict)
            throw new ArgumentOutOfRangeException(nameof(action), action, "Of two values of the same day one can be kept: drop or fail.");
        return new RowPolicy(_actions.SetItem(code, action));
    }

    /// <summary>Codes and actions.</summary>
    public override string ToString() => string.Join(", ", _actions.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"));
}
