using System.Buffers;

namespace VixShield.Pricing.Batch;

/// <summary>
/// One chain that was checked: options that need no boundary are valued at once, the others side by side in the order of their
/// volatilities, so that equal ones stand together and alike ones lie on one curve.
/// </summary>
internal readonly ref struct AmericanChain(
    AmericanChainInputs inputs, GreeksOutputs outputs, Span<AmericanStatus> statuses, AmericanAccuracy accuracy)
{
    // Interpolation pays from about twice its nodes on.
    private const int LeastForSmile = 2 * BoundarySmile.LeastNodes;
    private const int LeastForLargeSmile = 2 * BoundarySmile.GreatestNodes;

    private readonly AmericanChainInputs _inputs = inputs;
    private readonly GreeksOutputs _outputs = outputs;
    private readonly Span<AmericanStatus> _statuses = statuses;
    private readonly AmericanAccuracy _accuracy = accuracy;
    private readonly bool _withGreeks = HasGreeks(outputs);

    internal void Compute(int count)
    {
        double[] volatilities = ArrayPool<double>.Shared.Rent(count);
        int[] places = ArrayPool<int>.Shared.Rent(count);
        try
        {
            Gather(volatilities.AsSpan(0, count), places.AsSpan(0, count), out int puts, out int calls);
            Side(volatilities.AsSpan(0, puts), places.AsSpan(0, puts));
            Side(volatilities.AsSpan(count - calls, calls), places.AsSpan(count - calls, calls));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(volatilities);
            ArrayPool<int>.Shared.Return(places);
        }
    }

    private static bool HasGreeks(in GreeksOutputs o) =>
        !(o.Delta.IsEmpty && o.Gamma.IsEmpty && o.Vega.IsEmpty && o.Theta.IsEmpty && o.Rho.IsEmpty && o.Phi.IsEmpty && o.Vanna.IsEmpty
            && o.Volga.IsEmpty && o.Charm.IsEmpty && o.Speed.IsEmpty && o.DualDelta.IsEmpty && o.DualGamma.IsEmpty);

    // Puts from the front and calls from the back. An option is not read again once it is written, for it may be in place.
    private void Gather(Span<double> volatilities, Span<int> places, out int puts, out int calls)
    {
        int count = places.Length;
        puts = 0;
        calls = 0;
        for (int i = 0; i < count; i++)
        {
            AmericanTerms terms = Terms(i);
            if (!AmericanFormula.NeedsBoundary(terms, _accuracy))
            {
                AmericanStatus status = AmericanFormula.WithoutBoundary(terms, _accuracy, _withGreeks, out AmericanGreeks greeks);
                Write(i, status, greeks);
                continue;
            }

            int place = terms.IsCall ? count - ++calls : puts++;
            volatilities[place] = terms.Volatility;
            places[place] = i;
        }
    }

    private void Side(Span<double> volatilities, Span<int> places)
    {
        if (!_inputs.Volatility.IsConstant)
            volatilities.Sort(places);
        int start = 0;
        while (start < places.Length)
        {
            UnitPut first = Boundless(places[start]);
            int end = start + 1;
            int different = 1;
            for (; end < places.Length; end++)
            {
                if (volatilities[end] == volatilities[end - 1])
                    continue;
                if (!BoundarySmile.AreAlike(first, first.WithVolatility(volatilities[end])))
                    break;
                different++;
            }

            Alike(first, volatilities[start..end], places[start..end], different);
            start = end;
        }
    }

    // Options whose boundaries lie on one curve if there is one.
    private void Alike(in UnitPut first, ReadOnlySpan<double> volatilities, ReadOnlySpan<int> places, int different)
    {
        Span<double> buffer = stackalloc double[different >= LeastForSmile ? BoundarySmile.Room : 0];
        BoundarySmile smile = new(volatilities[0], volatilities[^1], _accuracy, _withGreeks, buffer);
        bool isSmile = different >= LeastForSmile && smile.TryPrepare(first, BoundarySmile.LeastNodes)
            || different >= LeastForLargeSmile && smile.TryPrepare(first, BoundarySmile.GreatestNodes);
        Span<double> room = stackalloc double[FoundBoundary.Room];
        double tolerance = CollocationRules.Tolerance(_accuracy);
        int end;
        for (int start = 0; start < places.Length; start = end)
        {
            for (end = start + 1; end < places.Length && volatilities[end] == volatilities[start];)
                end++;
            UnitPut put = first.WithVolatility(volatilities[start]);
            bool isFound = isSmile && smile.TryAt(put, room, out FoundBoundary found)
                || FoundBoundary.TryFind(put, _accuracy, tolerance, _withGreeks, room, out found);
            Equal(isFound, found, places[start..end]);
        }
    }

    // Options with one boundary.
    private void Equal(bool isFound, in FoundBoundary found, ReadOnlySpan<int> places)
    {
        Span<double> coefficients = stackalloc double[FoundBoundary.Length(found.Rule, _withGreeks)];
        ExerciseBoundary curve = isFound ? new ExerciseBoundary(found, coefficients) : default;
        foreach (int i in places)
        {
            AmericanTerms terms = Terms(i);
            AmericanGreeks greeks = AmericanGreeks.Undefined;
            AmericanStatus status = isFound
                ? AmericanFormula.OnBoundary(terms, found.Put.At(terms.Moneyness), curve, _withGreeks, out greeks)
                : AmericanStatus.NoConvergence;
            Write(i, status, greeks);
        }
    }

    // So far out of the money that none of the moves of the boundary is spared.
    private UnitPut Boundless(int i) => Terms(i).ToUnitPut().At(double.MaxValue);

    private AmericanTerms Terms(int i) => new(
        _inputs.Spot,
        At(_inputs.Strike, i),
        _inputs.Years,
        At(_inputs.Volatility, i),
        _inputs.Rate,
        _inputs.DividendYield,
        _inputs.Rights.IsEmpty ? _inputs.Right : _inputs.Rights[i]);

    private static double At(in Column column, int i) => column.IsConstant ? column.Constant : column.Values[i];

    private void Write(int i, AmericanStatus status, in AmericanGreeks greeks)
    {
        Put(_outputs.Price, i, greeks.Price);
        if (!_statuses.IsEmpty)
            _statuses[i] = status;
        if (!_withGreeks)
            return;
        Put(_outputs.Delta, i, greeks.Delta);
        Put(_outputs.Gamma, i, greeks.Gamma);
        Put(_outputs.Vega, i, greeks.Vega);
        Put(_outputs.Theta, i, greeks.Theta);
        Put(_outputs.Rho, i, greeks.Rho);
        Put(_outputs.Phi, i, greeks.Phi);
        Put(_outputs.Vanna, i, greeks.Vanna);
        Put(_outputs.Volga, i, greeks.Volga);
        Put(_outputs.Charm, i, greeks.Charm);
        Put(_outputs.Speed, i, greeks.Speed);
        Put(_outputs.DualDelta, i, greeks.DualDelta);
        Put(_outputs.DualGamma, i, greeks.DualGamma);
    }

    private static void Put(Span<double> output, int i, double value)
    {
        if (!output.IsEmpty)
            output[i] = value;
    }
}
