namespace VixShield.Volatility;

/// <summary>Takes butterflies out of a raw SVI slice by moving it towards an eSSVI slice, which has none.</summary>
internal static class SviRepair
{
    // Durrleman's function is checked on a grid; between its points it must stay above 0 too.
    internal const double Least = 1e-4;

    private const int Halvings = 12;

    internal static RawSvi WithoutButterflies(RawSvi svi, EssviSlice slice)
    {
        if (svi.MinimumDurrleman >= Least)
            return svi;
        RawSvi safe = slice.ToRaw();
        double good = 1;
        double bad = 0;
        for (int i = 0; i < Halvings; i++)
        {
            double share = (good + bad) / 2;
            if (Between(svi, safe, share) is { } mixed && mixed.MinimumDurrleman >= Least)
                good = share;
            else
                bad = share;
        }

        return good < 1 ? Between(svi, safe, good)! : safe;
    }

    /// <summary>The parameters in proportion; null where they are no slice.</summary>
    private static RawSvi? Between(RawSvi from, RawSvi to, double share)
    {
        double a = Mix(from.A, to.A);
        double b = Mix(from.B, to.B);
        double rho = Mix(from.Rho, to.Rho);
        double sigma = Mix(from.Sigma, to.Sigma);
        bool isSlice = b * (1 + Math.Abs(rho)) <= 2 && a + (b * sigma * Math.Sqrt((1 - rho) * (1 + rho))) > 0;
        return isSlice ? new RawSvi(a, b, rho, Mix(from.M, to.M), sigma) : null;
        double Mix(double x, double y) => x + (share * (y - x));
    }
}
