using System.Globalization;

namespace VixShield.Pricing.Batch;

/// <summary>
/// The number of options of a batch: the common length of the inputs that have a value for each option, or, where every input is
/// one value for all, the common length of the outputs.
/// </summary>
internal ref struct BatchLength
{
    private const int Unknown = -1;

    private int _inputs = Unknown;
    private int _outputs = Unknown;
    private string _first = string.Empty;

    public BatchLength()
    {
    }

    /// <exception cref="ArgumentException">A column is missing, lengths differ, or nothing is asked for; the message names both.</exception>
    internal static int Of(in BatchInputs inputs, in GreeksOutputs outputs)
    {
        BatchLength length = new();
        length.Inputs(inputs, withMarket: true);
        length.Output(outputs.Price.Length, nameof(GreeksOutputs.Price));
        length.Output(outputs.Delta.Length, nameof(GreeksOutputs.Delta));
        length.Output(outputs.Gamma.Length, nameof(GreeksOutputs.Gamma));
        length.Output(outputs.Vega.Length, nameof(GreeksOutputs.Vega));
        length.Output(outputs.Theta.Length, nameof(GreeksOutputs.Theta));
        length.Output(outputs.Rho.Length, nameof(GreeksOutputs.Rho));
        length.Output(outputs.Phi.Length, nameof(GreeksOutputs.Phi));
        length.Output(outputs.Vanna.Length, nameof(GreeksOutputs.Vanna));
        length.Output(outputs.Volga.Length, nameof(GreeksOutputs.Volga));
        length.Output(outputs.Charm.Length, nameof(GreeksOutputs.Charm));
        length.Output(outputs.Veta.Length, nameof(GreeksOutputs.Veta));
        length.Output(outputs.Speed.Length, nameof(GreeksOutputs.Speed));
        length.Output(outputs.Zomma.Length, nameof(GreeksOutputs.Zomma));
        length.Output(outputs.Color.Length, nameof(GreeksOutputs.Color));
        length.Output(outputs.Ultima.Length, nameof(GreeksOutputs.Ultima));
        length.Output(outputs.DualDelta.Length, nameof(GreeksOutputs.DualDelta));
        length.Output(outputs.DualGamma.Length, nameof(GreeksOutputs.DualGamma));
        return length.Common("Nothing is asked for: every output is empty.");
    }

    /// <exception cref="ArgumentException">A column is missing, lengths differ, or nothing is asked for; the message names both.</exception>
    internal static int Of(
        in Column prices, in Column discounts, in BatchInputs inputs, Span<double> volatilities, Span<ImpliedVolatilityStatus> statuses)
    {
        BatchLength length = new();
        length.Input(prices, nameof(prices));
        if (inputs.OnForward)
            length.Input(discounts, nameof(discounts));
        length.Inputs(inputs, withMarket: false);
        length.Output(volatilities.Length, nameof(volatilities));
        int count = length.Common("There is no room for the volatilities.");
        if (volatilities.IsEmpty && !statuses.IsEmpty)
            throw new ArgumentException(Text($"There is no room for the volatilities, but for {statuses.Length} statuses."), nameof(volatilities));
        if (!statuses.IsEmpty && statuses.Length < count)
            throw new ArgumentException(Text($"statuses has room for {statuses.Length} results, but there are {count} options."), nameof(statuses));
        return count;
    }

    /// <summary>The columns of a batch; volatility and rates only where they are asked for.</summary>
    internal void Inputs(in BatchInputs inputs, bool withMarket)
    {
        Input(inputs.Spot, inputs.OnForward ? nameof(BlackInputs.Forward) : nameof(BlackScholesInputs.Spot));
        Input(inputs.Strike, nameof(BlackInputs.Strike));
        Input(inputs.Years, nameof(BlackInputs.Years));
        if (withMarket)
            Input(inputs.Volatility, nameof(BlackInputs.Volatility));
        if (withMarket || !inputs.OnForward)
            Input(inputs.Rate, nameof(BlackInputs.Rate));
        if (!inputs.OnForward)
            Input(inputs.Yield, nameof(BlackScholesInputs.DividendYield));
        if (inputs.Rights.IsEmpty)
            return;
        if (inputs.Right != default)
            throw Refusal($"Both Rights and Right are given ({inputs.Rights.Length} rights and {inputs.Right}).", nameof(BlackInputs.Rights));
        Length(inputs.Rights.Length, nameof(BlackInputs.Rights));
    }

    internal void Input(in Column column, string name)
    {
        if (column.IsMissing)
            throw new ArgumentException($"{name} is missing: give one value for every option or one for each.", name);
        if (!column.IsConstant)
            Length(column.Values.Length, name);
    }

    /// <summary>An output may be longer than the inputs; what lies beyond them is left alone.</summary>
    internal void Output(int length, string name)
    {
        if (length == 0)
            return;
        if (_inputs != Unknown && length < _inputs)
            throw new ArgumentException(Text($"{name} has room for {length} results, but {_first} has {_inputs} values."), name);
        if (_inputs == Unknown && _outputs != Unknown && length != _outputs)
            throw new ArgumentException(Text($"{name} has room for {length} results, another output for {_outputs}, and no input says how many are meant."), name);
        _outputs = length;
    }

    internal readonly int Common(string nothingAsked)
    {
        if (_inputs > 0 && _outputs == Unknown)
            throw Refusal(nothingAsked, "outputs");
        return Math.Max(_inputs == Unknown ? _outputs : _inputs, 0);
    }

    private void Length(int length, string name)
    {
        if (_inputs != Unknown && length != _inputs)
            throw new ArgumentException(Text($"{name} has {length} values, but {_first} has {_inputs}."), name);
        _inputs = length;
        _first = _first.Length == 0 ? name : _first;
    }

    // The name is that of the caller's member, not of a parameter here.
    private static ArgumentException Refusal(string message, string paramName) => new(message, paramName);

    private static string Text(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
