namespace VixShield.Benchmarks.Inputs;

/// <summary>Random arguments from -6 to 6, with room for results. The seed is fixed.</summary>
public sealed class ArgumentSet
{
    private const int Seed = 20260725;

    public ArgumentSet(int count)
    {
        Random random = new(Seed);
        X = new double[count];
        Result = new double[count];
        for (int i = 0; i < count; i++)
            X[i] = 12 * random.NextDouble() - 6;
    }

    public double[] X { get; }

    public double[] Result { get; }
}
