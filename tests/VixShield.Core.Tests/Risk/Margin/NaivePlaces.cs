using VixShield.Instruments;

namespace VixShield.Tests.Risk;

/// <summary>
/// The least requirement of a book of two expiries by trying every count of every leg in every place: a near short is in the near group, the far one or uncovered, a far
/// short in the far one or uncovered, a far long in either group. Losses on a grid of settlement values, strangles by trying all pairs.
/// </summary>
internal sealed class NaivePlaces
{
    private const int Grid = 41;
    private readonly (OptionLeg Leg, double Price)[] _legs;
    private readonly double _spot;
    private readonly int[] _uncovered;
    private readonly double[] _near = new double[Grid];
    private readonly double[] _far = new double[Grid];
    private readonly Dictionary<string, double> _strangles = [];
    private double _least = double.PositiveInfinity;

    private NaivePlaces(double spot, (OptionLeg Leg, double Price)[] legs)
    {
        _spot = spot;
        _legs = legs;
        _uncovered = new int[legs.Length];
    }

    /// <summary>Strikes must be multiples of 10 up to 390; one leg for each instrument.</summary>
    internal static double Least(double spot, (OptionLeg Leg, double Price)[] legs)
    {
        var places = new NaivePlaces(spot, legs);
        places.Try(0);
        return places._least;
    }

    private void Try(int at)
    {
        if (at == _legs.Length)
        {
            // Beyond the last strike but one of the grid all is a line: a group that still loses more has no limit.
            if (_near[^1] > _near[^2] + 1 || _far[^1] > _far[^2] + 1)
                return;
            _least = Math.Min(_least, Math.Max(0, _near.Max()) + Math.Max(0, _far.Max()) + Uncovered());
            return;
        }

        OptionLeg leg = _legs[at].Leg;
        bool isNear = leg.Expiry == MarginMarket.Near, isLong = leg.Quantity > 0;
        int count = Math.Abs(leg.Quantity);
        for (int near = 0; near <= (isNear || isLong ? count : 0); near++)
        {
            for (int far = 0; far <= (isNear && isLong ? 0 : count - near); far++)
            {
                if (isLong && near + far < count)
                    continue;
                Add(_near, leg, near);
                Add(_far, leg, far);
                _uncovered[at] = count - near - far;
                Try(at + 1);
                Add(_near, leg, -near);
                Add(_far, leg, -far);
                _uncovered[at] = 0;
            }
        }
    }

    private static void Add(double[] losses, OptionLeg leg, int contracts)
    {
        if (contracts == 0)
            return;
        for (int i = 0; i < Grid; i++)
            losses[i] -= Math.Sign(leg.Quantity) * contracts * 100 * Math.Max(0, (int)leg.Right * ((10 * i) - leg.Strike));
    }

    private double Uncovered()
    {
        string key = string.Join(',', _uncovered);
        if (_strangles.TryGetValue(key, out double known))
            return known;
        int put;
        for (put = 0; put < _legs.Length && (_uncovered[put] == 0 || _legs[put].Leg.Right == OptionRight.Call); put++)
        {
        }

        double least;
        if (put == _legs.Length)
        {
            least = _legs.Select((l, i) => _uncovered[i] * 100 * (l.Price + Base(l.Leg))).Sum();
        }
        else
        {
            _uncovered[put]--;
            double one = _legs[put].Price + Base(_legs[put].Leg);
            least = (100 * one) + Uncovered();
            for (int call = 0; call < _legs.Length; call++)
            {
                if (_uncovered[call] == 0 || _legs[call].Leg.Right == OptionRight.Put)
                    continue;
                _uncovered[call]--;
                double other = _legs[call].Price + Base(_legs[call].Leg);
                double pair = one > other ? one + _legs[call].Price
                    : other > one ? other + _legs[put].Price
                    : one + Math.Max(_legs[put].Price, _legs[call].Price);
                least = Math.Min(least, (100 * pair) + Uncovered());
                _uncovered[call]++;
            }

            _uncovered[put]++;
        }

        return _strangles[key] = least;
    }

    private double Base(OptionLeg leg)
    {
        double outOfTheMoney = Math.Max(0, leg.Right == OptionRight.Call ? leg.Strike - _spot : _spot - leg.Strike);
        return Math.Max((0.15 * _spot) - outOfTheMoney, 0.10 * (leg.Right == OptionRight.Call ? _spot : leg.Strike));
    }
}
