using System.Collections.Immutable;

namespace VixShield.Risk;

/// <summary>The move of one session: index, VIX, and the physical VX contracts by calendar days from the session to settlement.</summary>
internal sealed class HedgeMove(DateOnly date, double indexReturn, double vixBefore, double vixAfter, ImmutableArray<HedgeContractMove> contracts)
{
    // Neighbouring months are 28 or 35 days apart; over a month that is not listed nothing is read.
    private const int WidestSpan = 45;

    internal DateOnly Date { get; } = date;

    internal double IndexReturn { get; } = indexReturn;

    internal double VixBefore { get; } = vixBefore;

    internal double VixAfter { get; } = vixAfter;

    /// <summary>By ascending days.</summary>
    internal ImmutableArray<HedgeContractMove> Contracts { get; } = contracts;

    /// <summary>The move at a number of days: of the contract that has it, or between the two around it, linear in days. Null where there are no two around it.</summary>
    internal (double Points, double Log)? At(int days)
    {
        for (int i = 0; i < Contracts.Length; i++)
        {
            HedgeContractMove above = Contracts[i];
            if (above.Days < days)
                continue;
            if (above.Days == days)
                return (above.Points, above.Log);
            if (i == 0 || above.Days - Contracts[i - 1].Days > WidestSpan)
                return null;
            HedgeContractMove below = Contracts[i - 1];
            double weight = (double)(days - below.Days) / (above.Days - below.Days);
            return (((1 - weight) * below.Points) + (weight * above.Points), ((1 - weight) * below.Log) + (weight * above.Log));
        }

        return null;
    }
}
