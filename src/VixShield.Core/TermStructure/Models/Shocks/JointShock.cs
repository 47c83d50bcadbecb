using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// A joint move of the index and of a model's factors over a horizon. The default value is no move and no time: the model as it stands. What the factors are, the model says;
/// their law is <see cref="JointShockLaw"/>.
/// </summary>
/// <param name="SpxLogReturn">Log return of the index against its own forward.</param>
/// <param name="Factor1">Where the first factor is after the horizon; it starts at 0.</param>
/// <param name="Factor2">Where the second factor is.</param>
/// <param name="Years">The horizon, in years; at least 0. It counts for what is convex: a future is the average over all moves of the horizon.</param>
[TypeFormatterSource]
public readonly record struct JointShock(double SpxLogReturn, double Factor1, double Factor2, double Years) : IDisplayable
{
    /// <summary>Refuses what no law can give.</summary>
    internal JointShock Checked(string parameter)
    {
        if (!double.IsFinite(SpxLogReturn) || !double.IsFinite(Factor1) || !double.IsFinite(Factor2) || !double.IsFinite(Years) || Years < 0)
            throw Guard.OutOfRange(parameter, this, "Moves must be finite, and the horizon finite and at least 0.");
        return this;
    }

    /// <summary>The moves.</summary>
    public override string ToString() => FormattableString.Invariant($"index {SpxLogReturn:G6}, factors {Factor1:G6} and {Factor2:G6}, over {Years * 365:G6} days");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Joint shock", ToString())
    {
        Facts =
        [
            new("log return of the index", DisplayCell.Percent(SpxLogReturn), "%"),
            new("first factor", Factor1),
            new("second factor", Factor2),
            new("horizon", Years, "years"),
        ],
    };
}
