using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>
/// An iron condor: a put spread below a call spread, K1 &lt; K2 &lt;= K3 &lt; K4, of one contract and one expiry. K2 = K3 is an iron
/// butterfly. The wings may be of unequal width.
/// </summary>
[TypeFormatterSource]
public sealed record IronCondor : Structure
{
    private IronCondor(string name, CondorSide side, int quantity, OptionLeg[] legs)
        : base(name, [.. legs.Select(l => new Position(l, l.Quantity < 0 ? LegRole.ShortStrike : LegRole.Wing))])
    {
        Side = side;
        Quantity = quantity;
        OuterPutStrike = legs[0].Strike;
        InnerPutStrike = legs[1].Strike;
        InnerCallStrike = legs[2].Strike;
        OuterCallStrike = legs[3].Strike;
        Expiry = legs[0].Expiry;
        Contract = legs[0].Contract;
    }

    /// <summary>Credit or debit.</summary>
    public CondorSide Side { get; }

    /// <summary>Number of condors; greater than 0.</summary>
    public int Quantity { get; }

    /// <summary>K1, in index points.</summary>
    public double OuterPutStrike { get; }

    /// <summary>K2, in index points.</summary>
    public double InnerPutStrike { get; }

    /// <summary>K3, in index points.</summary>
    public double InnerCallStrike { get; }

    /// <summary>K4, in index points.</summary>
    public double OuterCallStrike { get; }

    /// <summary>The expiry of all four legs.</summary>
    public Expiry Expiry { get; }

    /// <summary>The contract of all four legs.</summary>
    public ContractSpec Contract { get; }

    /// <summary>Whether the inner strikes are the same.</summary>
    public bool IsButterfly => InnerPutStrike == InnerCallStrike;

    /// <summary>The wider of the two wings, in index points: what can be lost at expiry before the credit.</summary>
    public double Width => Math.Max(InnerPutStrike - OuterPutStrike, OuterCallStrike - InnerCallStrike);

    /// <summary>Makes a condor from its strikes.</summary>
    /// <param name="contract">An option contract.</param>
    /// <param name="expiry">The expiry; its style must be the contract's.</param>
    /// <param name="outerPut">K1, in index points.</param>
    /// <param name="innerPut">K2.</param>
    /// <param name="innerCall">K3; at least K2.</param>
    /// <param name="outerCall">K4.</param>
    /// <param name="quantity">Number of condors; greater than 0.</param>
    /// <param name="side">Credit (inner strikes sold) or debit.</param>
    /// <param name="name">The name shown in the book.</param>
    /// <exception cref="ArgumentException">The strikes are out of order, or a value is out of range.</exception>
    public static IronCondor Create(
        ContractSpec contract,
        Expiry expiry,
        double outerPut,
        double innerPut,
        double innerCall,
        double outerCall,
        int quantity,
        CondorSide side = CondorSide.Credit,
        string name = "iron condor")
    {
        Guard.InRange(quantity, 1, Leg.MaximumQuantity, nameof(quantity));
        int inner = Guard.Defined(side, nameof(side)) == CondorSide.Credit ? -quantity : quantity;
        return FromLegs(
            Option(OptionRight.Put, outerPut, -inner),
            Option(OptionRight.Put, innerPut, inner),
            Option(OptionRight.Call, innerCall, inner),
            Option(OptionRight.Call, outerCall, -inner),
            name);

        OptionLeg Option(OptionRight right, double strike, int signed) =>
            new() { Contract = contract, Quantity = signed, Right = right, Strike = strike, Expiry = expiry };
    }

    /// <summary>Makes a condor from four legs.</summary>
    /// <param name="outerPut">The K1 put.</param>
    /// <param name="innerPut">The K2 put.</param>
    /// <param name="innerCall">The K3 call.</param>
    /// <param name="outerCall">The K4 call.</param>
    /// <param name="name">The name shown in the book.</param>
    /// <exception cref="ArgumentException">Roots, settlement styles or expiries differ, strikes are out of order, rights or signs do not form a condor.</exception>
    public static IronCondor FromLegs(OptionLeg outerPut, OptionLeg innerPut, OptionLeg innerCall, OptionLeg outerCall, string name = "iron condor")
    {
        OptionLeg[] legs =
        [
            Guard.NotNull(outerPut, nameof(outerPut)), Guard.NotNull(innerPut, nameof(innerPut)),
            Guard.NotNull(innerCall, nameof(innerCall)), Guard.NotNull(outerCall, nameof(outerCall)),
        ];
        StructureRules.RequireOneSeries(legs, nameof(outerPut));
        if (outerPut.Right != OptionRight.Put || innerPut.Right != OptionRight.Put)
            throw new ArgumentException("The two lower legs of an iron condor are puts.", nameof(outerPut));
        if (innerCall.Right != OptionRight.Call || outerCall.Right != OptionRight.Call)
            throw new ArgumentException("The two upper legs of an iron condor are calls.", nameof(innerCall));
        if (!(outerPut.Strike < innerPut.Strike && innerPut.Strike <= innerCall.Strike && innerCall.Strike < outerCall.Strike))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Strikes {outerPut.Strike}, {innerPut.Strike}, {innerCall.Strike}, {outerCall.Strike} must satisfy K1 < K2 <= K3 < K4."),
                nameof(innerPut));
        }

        int inner = innerPut.Quantity;
        if (innerCall.Quantity != inner || outerPut.Quantity != -inner || outerCall.Quantity != -inner)
            throw new ArgumentException("Inner legs carry one quantity and outer legs its opposite.", nameof(innerPut));
        return new IronCondor(name, inner < 0 ? CondorSide.Credit : CondorSide.Debit, Math.Abs(inner), legs);
    }

    /// <summary>What the condor pays at expiry, given the premium per condor.</summary>
    /// <param name="premium">Credit received (credit side) or debit paid (debit side), in index points, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The premium is negative or not finite.</exception>
    public IronCondorPayoff PayoffFor(double premium)
    {
        Guard.NonNegativeFinite(premium, nameof(premium));
        double lower = InnerPutStrike - premium;
        double upper = InnerCallStrike + premium;
        bool arbitrage = premium > Width;
        return Side == CondorSide.Credit
            ? new IronCondorPayoff(premium, Width - premium, lower, upper, arbitrage)
            : new IronCondorPayoff(Width - premium, premium, lower, upper, arbitrage);
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => Page(
        "Iron condor",
        [
            new("side", Side),
            new("quantity", Quantity),
            new("contract", Contract.Symbol),
            new("expiry", Expiry.ToString()),
            new("outer put strike", OuterPutStrike, "index points"),
            new("inner put strike", InnerPutStrike, "index points"),
            new("inner call strike", InnerCallStrike, "index points"),
            new("outer call strike", OuterCallStrike, "index points"),
            new("width", Width, "index points"),
            new("butterfly", IsButterfly),
        ]);
}
