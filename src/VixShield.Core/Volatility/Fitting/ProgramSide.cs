namespace VixShield.Volatility;

/// <summary>
/// One bound: q + excess - slack = 0 with q = product - bound. Slack and excess are at least 0, and the multiplier runs from 0 to the penalty of an
/// excess.
/// </summary>
internal struct ProgramSide(double bound, double penalty)
{
    private const double FirstSlack = 0.3;

    private readonly double _bound = bound;
    private readonly double _penalty = penalty;
    private double _multiplier;
    private double _slack;
    private double _excess;
    private double _violation;
    private double _perMultiplier;
    private double _perFree;
    private double _stiffness;
    private double _residual;
    private double _slackGoal;
    private double _excessGoal;
    private double _slackStep;
    private double _excessStep;
    private double _multiplierStep;

    internal readonly double Gap => (_slack * _multiplier) + (_excess * (_penalty - _multiplier));

    internal void Begin(double product)
    {
        double q = product - _bound;
        _excess = Math.Max(FirstSlack, FirstSlack - q);
        _slack = q + _excess;
        _multiplier = Math.Min(1, _penalty / 2);
        _violation = 0;
    }

    /// <summary>What the bound adds to the system; begins a new step.</summary>
    internal double Stiffness()
    {
        _perMultiplier = 1 / _multiplier;
        _perFree = 1 / (_penalty - _multiplier);
        _stiffness = 1 / ((_slack * _perMultiplier) + (_excess * _perFree));
        _slackStep = 0;
        _excessStep = 0;
        _multiplierStep = 0;
        return _stiffness;
    }

    /// <summary>The pull of the bound for a step that ends at a gap; the last step of this round gives the second-order part.</summary>
    internal double Prepare(double target)
    {
        _slackGoal = target - (_slack * _multiplier) - (_slackStep * _multiplierStep);
        _excessGoal = target - (_excess * (_penalty - _multiplier)) + (_excessStep * _multiplierStep);
        _residual = -_violation - (_excessGoal * _perFree) + (_slackGoal * _perMultiplier);
        return _multiplier + (_residual * _stiffness);
    }

    /// <summary>The steps of slack, excess and multiplier that go with a change of q, and how much of them may be taken.</summary>
    internal double Advance(double change)
    {
        _multiplierStep = (_residual - change) * _stiffness;
        _slackStep = (_slackGoal - (_slack * _multiplierStep)) * _perMultiplier;
        _excessStep = (_excessGoal + (_excess * _multiplierStep)) * _perFree;
        double length = 1;
        Limit(ref length, _slack, _slackStep);
        Limit(ref length, _excess, _excessStep);
        Limit(ref length, _multiplier, _multiplierStep);
        Limit(ref length, _penalty - _multiplier, -_multiplierStep);
        return length;
    }

    internal readonly double GapAfter(double length)
    {
        double multiplier = _multiplier + (length * _multiplierStep);
        return ((_slack + (length * _slackStep)) * multiplier) + ((_excess + (length * _excessStep)) * (_penalty - multiplier));
    }

    internal void Take(double length, double product)
    {
        _slack += length * _slackStep;
        _excess += length * _excessStep;
        _multiplier += length * _multiplierStep;
        _violation = product - _bound + _excess - _slack;
    }

    private static void Limit(ref double length, double value, double step)
    {
        if (value + (length * step) < 0)
            length = -value / step;
    }
}
