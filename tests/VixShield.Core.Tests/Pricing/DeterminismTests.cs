using System.Buffers.Binary;
using System.Security.Cryptography;
using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Tests.Pricing.Batch;

namespace VixShield.Tests.Pricing;

/// <summary>
/// The same bits on every machine with a fused multiply-add: a digest of prices, Greeks, volatilities and probabilities over a
/// grid. A machine without one keeps the tolerances of the tables instead (EuropeanTableTests runs there too).
/// </summary>
public class DeterminismTests
{
    // Changes when the arithmetic changes, which has to be meant; it must never differ between machines.
    private const string Digest = "3E86E3E914BC563E4A8A5C48A31B8693A77B9FCEF91FD9AE6B8904206C35AA01";

    [SkippableFact]
    public void Results_have_the_bits_they_had_on_every_other_machine()
    {
        Skip.IfNot(BatchPaths.HasFusedMultiplyAdd, "Without a fused multiply-add of the machine the results keep tolerances, not bits.");
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[8];
        foreach (OptionRight right in new[] { OptionRight.Call, OptionRight.Put })
        {
            for (int i = 0; i < 40; i++)
            {
                for (int j = 0; j < 20; j++)
                {
                    double strike = 60 + 2.1 * i;
                    double volatility = 0.0625 * (j + 1);
                    double years = (1 + 7 * j) / 365.0;
                    Greeks spot = BlackScholes.Greeks(100, strike, years, volatility, 0.04, 0.013, right);
                    Greeks forward = Black76.Greeks(100, strike, years, volatility, 0.04, right);
                    foreach ((string _, Func<Greeks, double> member) in GreekMembers.All)
                    {
                        Append(member(spot));
                        Append(member(forward));
                    }

                    BlackScholes.TryImpliedVolatility(spot.Price, 100, strike, years, 0.04, 0.013, right, out double implied);
                    Append(implied);
                    Append(NormalDistribution.InverseCdf((i + 0.5) / 40));
                }
            }
        }

        string digest = Convert.ToHexString(hash.GetHashAndReset());
        Assert.True(digest == Digest, $"The digest is {digest}.");

        void Append(double value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(buffer, BitConverter.DoubleToInt64Bits(value));
            hash.AppendData(buffer);
        }
    }
}
