namespace VixShield.TermStructure;

/// <summary>The last residuals and VIX moves since the last session without one that was no roll, for sums over sessions. At most 21.</summary>
internal sealed class RecentResiduals
{
    internal const int Longest = 21;

    private readonly double[] _residuals = new double[Longest];
    private readonly double[] _moves = new double[Longest];
    private int _next;
    private int _count;

    internal void Add(double residual, double move)
    {
        _residuals[_next] = residual;
        _moves[_next] = move;
        _next = _next + 1 == Longest ? 0 : _next + 1;
        _count = Math.Min(_count + 1, Longest);
    }

    internal void Clear() => (_next, _count) = (0, 0);

    /// <summary>Sums over the last sessions; null where there are not as many. Newest first, so that a sum depends on its sessions alone.</summary>
    internal (double Residual, double Move)? Sum(int sessions)
    {
        if (_count < sessions)
            return null;
        double residual = 0;
        double move = 0;
        int place = _next;
        for (int i = 0; i < sessions; i++)
        {
            place = place == 0 ? Longest - 1 : place - 1;
            residual += _residuals[place];
            move += _moves[place];
        }

        return (residual, move);
    }
}
