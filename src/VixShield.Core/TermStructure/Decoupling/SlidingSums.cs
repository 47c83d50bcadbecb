namespace VixShield.TermStructure;

/// <summary>
/// Sums of several terms over the last elements of a stream, without a subtraction: the sums from each place of the last full block to its end, plus the running
/// sums of the block that is being filled. Nothing drifts, what has left the window leaves no trace, and the same stream gives the same bits.
/// </summary>
internal sealed class SlidingSums
{
    private readonly int _terms;
    private readonly double[] _block;
    private readonly double[] _tails;
    private readonly double[] _running;
    private int _filled;
    private bool _hasTails;

    internal SlidingSums(int window, int terms)
    {
        Window = window;
        _terms = terms;
        _block = new double[window * terms];
        _tails = new double[window * terms];
        _running = new double[terms];
    }

    internal int Window { get; }

    internal int Count => _hasTails ? Window : _filled;

    internal void Add(ReadOnlySpan<double> element)
    {
        element.CopyTo(_block.AsSpan(_filled * _terms, _terms));
        for (int k = 0; k < _terms; k++)
            _running[k] += element[k];
        if (++_filled < Window)
            return;
        Span<double> tail = stackalloc double[_terms];
        tail.Clear();
        for (int i = Window - 1; i >= 0; i--)
        {
            for (int k = 0; k < _terms; k++)
            {
                tail[k] += _block[(i * _terms) + k];
                _tails[(i * _terms) + k] = tail[k];
            }
        }

        Array.Clear(_running);
        _filled = 0;
        _hasTails = true;
    }

    internal void CopyTo(Span<double> sums)
    {
        _running.CopyTo(sums);
        if (!_hasTails)
            return;
        ReadOnlySpan<double> tails = _tails.AsSpan(_filled * _terms, _terms);
        for (int k = 0; k < _terms; k++)
            sums[k] += tails[k];
    }

    internal void Clear()
    {
        Array.Clear(_running);
        _filled = 0;
        _hasTails = false;
    }
}
