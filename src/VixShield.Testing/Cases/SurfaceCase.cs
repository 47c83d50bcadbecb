using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Testing;

/// <summary>
/// Smiles of several expiries without arbitrage, each known exactly: eSSVI slices that keep the sufficient conditions against butterflies and, from one to the next, against calendar spreads (Hendriks and Martini, "The
/// extended SSVI volatility surface", 2019). Forwards grow at one rate. Equal when all parts are.
/// </summary>
public sealed record SurfaceCase
{
    internal SurfaceCase(DateTimeOffset instant, double spot, double growth, IEnumerable<Expiry> expiries, IEnumerable<EssviSlice> slices, double relativeSpread, double placeOfTruth)
    {
        ValuationInstant = instant;
        Spot = spot;
        Growth = growth;
        Expiries = [.. expiries];
        Slices = [.. slices];
        RelativeSpread = relativeSpread;
        PlaceOfTruth = placeOfTruth;
    }

    /// <summary>From when times count.</summary>
    public DateTimeOffset ValuationInstant { get; }

    /// <summary>Price of the underlying.</summary>
    public double Spot { get; }

    /// <summary>Rate less dividend yield, by which forwards grow, per year.</summary>
    public double Growth { get; }

    /// <summary>The expiries, earliest first.</summary>
    public ImmutableArray<Expiry> Expiries { get; }

    /// <summary>The exact smile of each expiry, as total variance over log-moneyness.</summary>
    public ImmutableArray<EssviSlice> Slices { get; }

    /// <summary>Width of quotes between bid and ask, as a share of the price.</summary>
    public double RelativeSpread { get; }

    /// <summary>Where between bid and ask the exact price lies: 0 is the bid, 1 the ask.</summary>
    public double PlaceOfTruth { get; }

    /// <summary>Time to an expiry, in years.</summary>
    /// <param name="index">Its place in <see cref="Expiries"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public double YearsTo(int index) => Expiries[Checked(index)].YearsFrom(ValuationInstant);

    /// <summary>The forward of an expiry.</summary>
    /// <param name="index">Its place in <see cref="Expiries"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public double ForwardOf(int index) => Spot * Math.Exp(Growth * YearsTo(index));

    /// <summary>The exact Black-76 volatility of a strike.</summary>
    /// <param name="index">Place of the expiry in <see cref="Expiries"/>.</param>
    /// <param name="strike">The strike; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public double VolatilityAt(int index, double strike) => Math.Sqrt(Slices[Checked(index)].At(Math.Log(strike / ForwardOf(index))).Variance / YearsTo(index));

    /// <summary>The exact price of an option before discounting.</summary>
    /// <param name="index">Place of the expiry in <see cref="Expiries"/>.</param>
    /// <param name="strike">The strike; greater than 0.</param>
    /// <param name="right">Call or put.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public double UndiscountedPrice(int index, double strike, OptionRight right) =>
        Black76.UndiscountedPrice(ForwardOf(index), strike, VolatilityAt(index, strike) * Math.Sqrt(YearsTo(index)), right);

    /// <summary>The exact smile of an expiry.</summary>
    /// <param name="index">Its place in <see cref="Expiries"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public VolatilitySmile Smile(int index) => new ExactSmile(Expiries[Checked(index)], ForwardOf(index), YearsTo(index), Slices[index]);

    /// <summary>The exact smiles as a surface.</summary>
    /// <param name="symbol">Symbol of the underlying.</param>
    /// <exception cref="ArgumentException">The symbol is blank.</exception>
    public VolatilitySurface Surface(string symbol = "SPX") => new(symbol, Enumerable.Range(0, Expiries.Length).Select(Smile));

    /// <summary>
    /// Out-of-the-money quotes around the exact prices, undiscounted, from 5 deviations below the forward to 3.5 above; what is worth too little for a bid is not quoted. The exact price is inside bid and ask and off the middle.
    /// </summary>
    /// <param name="index">Place of the expiry in <see cref="Expiries"/>.</param>
    /// <param name="step">Distance of strikes, in deviations; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is not greater than 0, or there is no such place.</exception>
    public SmileInput Quotes(int index, double step = 0.17)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        double forward = ForwardOf(index);
        double deviation = Math.Sqrt(Slices[index].Theta);
        List<SmileQuote> quotes = [];
        for (double z = -5; z <= 3.5; z += step)
        {
            double strike = forward * Math.Exp(z * deviation);
            OptionRight right = strike < forward ? OptionRight.Put : OptionRight.Call;
            double price = UndiscountedPrice(index, strike, right);
            double width = (RelativeSpread * price) + (2e-5 * forward * deviation);
            double bid = price - (PlaceOfTruth * width);
            if (bid > 0)
                quotes.Add(new SmileQuote(strike, right, bid, bid + width, width / 2));
        }

        return new SmileInput(Expiries[index], forward, YearsTo(index), quotes);
    }

    /// <inheritdoc/>
    public bool Equals(SurfaceCase? other) =>
        other is not null && ValuationInstant == other.ValuationInstant && Spot.Equals(other.Spot) && Growth.Equals(other.Growth) && RelativeSpread.Equals(other.RelativeSpread)
        && PlaceOfTruth.Equals(other.PlaceOfTruth) && Expiries.AsSpan().SequenceEqual(other.Expiries.AsSpan()) && Slices.AsSpan().SequenceEqual(other.Slices.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ValuationInstant, Spot, Growth, RelativeSpread, PlaceOfTruth, Expiries.Length);

    /// <summary>Every value from which the case can be made again.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"surface at {ValuationInstant:yyyy-MM-dd HH:mm zzz}, spot {Spot:R}, growth {Growth:R}, spread {RelativeSpread:R} with the truth at {PlaceOfTruth:R}: {string.Join("; ", Slices.Select((s, i) => FormattableString.Invariant($"{Expiries[i].Date:yyyy-MM-dd} theta {s.Theta:R} rho {s.Rho:R} psi {s.Psi:R}")))}");

    private int Checked(int index) => index >= 0 && index < Expiries.Length
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), index, FormattableString.Invariant($"There are {Expiries.Length} expiries, from place 0 on; {index} is none."));

    /// <summary>The same without some expiries: what is left is without arbitrage as well.</summary>
    internal SurfaceCase Keeping(IEnumerable<int> indices)
    {
        int[] kept = [.. indices];
        return new SurfaceCase(ValuationInstant, Spot, Growth, kept.Select(i => Expiries[i]), kept.Select(i => Slices[i]), RelativeSpread, PlaceOfTruth);
    }

    private sealed class ExactSmile(Expiry expiry, double forward, double years, EssviSlice slice) : VolatilitySmile(expiry, forward, years)
    {
        public override double VolatilityAt(double strike) => Math.Sqrt(VarianceAt(Math.Log(strike / Forward)).Variance / Years);

        public override VariancePoint VarianceAt(double logMoneyness) => slice.At(logMoneyness);
    }
}
