using System.Globalization;
using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>Refuses a chain that cannot be meant, before anything is written.</summary>
internal static unsafe class AmericanChainCheck
{
    /// <summary>The number of options.</summary>
    /// <exception cref="ArgumentException">See <see cref="AmericanBatch.ComputeChain"/>.</exception>
    internal static int Count(in AmericanChainInputs inputs, in GreeksOutputs outputs, Span<AmericanStatus> statuses)
    {
        RefuseUnknown(outputs.Veta, nameof(GreeksOutputs.Veta));
        RefuseUnknown(outputs.Zomma, nameof(GreeksOutputs.Zomma));
        RefuseUnknown(outputs.Color, nameof(GreeksOutputs.Color));
        RefuseUnknown(outputs.Ultima, nameof(GreeksOutputs.Ultima));
        BatchInputs columns = new(new BlackScholesInputs
        {
            Spot = inputs.Spot,
            Strike = inputs.Strike,
            Years = inputs.Years,
            Volatility = inputs.Volatility,
            Rate = inputs.Rate,
            DividendYield = inputs.DividendYield,
            Rights = inputs.Rights,
            Right = inputs.Right,
        });
        int count = BatchLength.Of(columns, outputs);
        if (!statuses.IsEmpty && statuses.Length < count)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"statuses has room for {statuses.Length} results, but there are {count} options.");
            throw new ArgumentException(message, nameof(statuses));
        }

        RefuseOverlap(inputs, outputs, statuses, count);
        return count;
    }

    private static void RefuseUnknown(Span<double> output, string name)
    {
        if (!output.IsEmpty)
            throw new ArgumentException($"{name} of American options is not computed: leave it empty.", name);
    }

    private static void RefuseOverlap(in AmericanChainInputs inputs, in GreeksOutputs outputs, Span<AmericanStatus> statuses, int count)
    {
        fixed (double* strike = inputs.Strike.Values, volatility = inputs.Volatility.Values)
        fixed (OptionRight* rights = inputs.Rights)
        fixed (AmericanStatus* status = statuses)
        fixed (double* price = outputs.Price, delta = outputs.Delta, gamma = outputs.Gamma, vega = outputs.Vega, theta = outputs.Theta)
        fixed (double* rho = outputs.Rho, phi = outputs.Phi, vanna = outputs.Vanna, volga = outputs.Volga, charm = outputs.Charm)
        fixed (double* speed = outputs.Speed, dualDelta = outputs.DualDelta, dualGamma = outputs.DualGamma)
        {
            OverlapCheck check = default;
            long bytes = (long)count * sizeof(double);
            check.Input(strike, bytes, nameof(inputs.Strike));
            check.Input(volatility, bytes, nameof(inputs.Volatility));
            check.Input(rights, (long)count * sizeof(OptionRight), nameof(inputs.Rights), replaceable: false);
            check.Output(status, (long)count * sizeof(AmericanStatus), nameof(statuses));
            check.Output(price, bytes, nameof(outputs.Price));
            check.Output(delta, bytes, nameof(outputs.Delta));
            check.Output(gamma, bytes, nameof(outputs.Gamma));
            check.Output(vega, bytes, nameof(outputs.Vega));
            check.Output(theta, bytes, nameof(outputs.Theta));
            check.Output(rho, bytes, nameof(outputs.Rho));
            check.Output(phi, bytes, nameof(outputs.Phi));
            check.Output(vanna, bytes, nameof(outputs.Vanna));
            check.Output(volga, bytes, nameof(outputs.Volga));
            check.Output(charm, bytes, nameof(outputs.Charm));
            check.Output(speed, bytes, nameof(outputs.Speed));
            check.Output(dualDelta, bytes, nameof(outputs.DualDelta));
            check.Output(dualGamma, bytes, nameof(outputs.DualGamma));
        }
    }
}
