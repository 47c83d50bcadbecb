namespace VixShield.Volatility;

/// <summary>The part of the calibration that works against butterflies: for the few expiries whose best shape has them.</summary>
internal ref partial struct SviCalibration
{
    private const int ButterflyPoints = 160;
    private const double DurrlemanGoal = 5e-3;

    /// <summary>The best shape near one that has butterflies, while these cost more and more.</summary>
    internal SviShape FitWithoutButterflies(in SviShape from)
    {
        SviShape shape = from;
        for (_butterflyWeight = 1e3; _butterflyWeight <= 1e7 && shape.ToRaw(_deviation).MinimumDurrleman < SviRepair.Least; _butterflyWeight *= 10)
            shape = Improve(shape);
        _butterflyWeight = 0;
        return shape;
    }

    private readonly double ButterflyCost(in SviShape shape)
    {
        double sum = 0;
        for (int i = 0; i <= ButterflyPoints; i++)
        {
            double beyond = DurrlemanGoal - shape.Durrleman(ButterflyPoint(shape, i), _deviation);
            sum += beyond > 0 ? beyond * beyond : 0;
        }

        return _butterflyWeight * sum;
    }

    /// <summary>Half of the points lie around the forward, half around the vertex, which may be narrow.</summary>
    private static double ButterflyPoint(in SviShape shape, int i)
    {
        double x = (4d * (i % (ButterflyPoints / 2)) / (ButterflyPoints / 2)) - 2;
        return i < ButterflyPoints / 2 ? 4 * x : shape.M + (2 * x * shape.Sigma);
    }

    /// <summary>The gradient of the butterfly cost by differences: it is needed for few expiries.</summary>
    private readonly void LineariseButterflies(in SviShape shape, Span<double> gradient, Span<double> hessian)
    {
        const double Step = 1e-6;
        Span<double> row = stackalloc double[Parameters];
        for (int i = 0; i <= ButterflyPoints; i++)
        {
            double z = ButterflyPoint(shape, i);
            double here = shape.Durrleman(z, _deviation);
            if (here >= DurrlemanGoal)
                continue;
            row[0] = ((shape with { Low = shape.Low + Step }).Durrleman(z, _deviation) - here) / Step;
            row[1] = ((shape with { B = shape.B + Step }).Durrleman(z, _deviation) - here) / Step;
            row[2] = ((shape with { Rho = shape.Rho + Step }).Durrleman(z, _deviation) - here) / Step;
            row[3] = ((shape with { M = shape.M + Step }).Durrleman(z, _deviation) - here) / Step;
            row[4] = ((shape with { Sigma = shape.Sigma + Step }).Durrleman(z, _deviation) - here) / Step;
            for (int j = 0; j < Parameters; j++)
            {
                gradient[j] += _butterflyWeight * (DurrlemanGoal - here) * row[j];
                for (int l = 0; l <= j; l++)
                    hessian[(j * Parameters) + l] += _butterflyWeight * row[j] * row[l];
            }
        }
    }
}
