using System.Runtime.CompilerServices;
using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>Cuts a batch of prices into blocks and hands them to a kernel, as <see cref="BatchDriver"/> does with a batch of Greeks.</summary>
internal static unsafe class VolatilityDriver
{
    private const int InputRows = 7;

    /// <summary>Checks the batch, then computes it with the widest kernel of this machine. The number of options the search has redone.</summary>
    internal static int Compute(
        in Column prices, in Column discounts, in BatchInputs inputs, Span<double> volatilities, Span<ImpliedVolatilityStatus> statuses) =>
        Compute(prices, discounts, inputs, volatilities, statuses, ActiveKernel.Path);

    /// <summary>The same with a kernel that the machine must be able to run.</summary>
    internal static int Compute(
        in Column prices, in Column discounts, in BatchInputs inputs, Span<double> volatilities, Span<ImpliedVolatilityStatus> statuses, KernelPath path)
    {
        int count = BatchLength.Of(prices, discounts, inputs, volatilities, statuses);
        if (count == 0)
            return 0;
        return path switch
        {
            KernelPath.Avx512 => Compute<VolatilityKernel512>(prices, discounts, inputs, volatilities, statuses, count),
            KernelPath.Avx2 => Compute<VolatilityKernel256>(prices, discounts, inputs, volatilities, statuses, count),
            KernelPath.AdvSimd => Compute<VolatilityKernel128>(prices, discounts, inputs, volatilities, statuses, count),
            KernelPath.ScalarFma => Compute<VolatilityKernelScalar>(prices, discounts, inputs, volatilities, statuses, count),
            _ => Compute<VolatilityKernelPortable>(prices, discounts, inputs, volatilities, statuses, count),
        };
    }

    private static int Compute<TKernel>(
        in Column prices, in Column discounts, in BatchInputs inputs, Span<double> volatilities, Span<ImpliedVolatilityStatus> statuses, int count)
        where TKernel : struct, IVolatilityKernel
    {
        fixed (double* price = prices.Values, discount = discounts.Values, spot = inputs.Spot.Values, strike = inputs.Strike.Values)
        fixed (double* years = inputs.Years.Values, rate = inputs.Rate.Values, yield = inputs.Yield.Values, volatility = volatilities)
        fixed (OptionRight* rights = inputs.Rights)
        fixed (ImpliedVolatilityStatus* status = statuses)
        {
            VolatilityBlock block = new()
            {
                Price = price,
                Spot = spot,
                Strike = strike,
                Years = years,
                Rate = rate,
                Yield = yield,
                Discount = discount,
                Rights = (sbyte*)rights,
                OnForward = inputs.OnForward,
                Volatility = volatility,
                Status = status,
            };
            block.RefuseOverlap(count);
            return Run<TKernel>(prices, discounts, inputs, ref block, count);
        }
    }

    [SkipLocalsInit]
    private static int Run<TKernel>(in Column prices, in Column discounts, in BatchInputs inputs, ref VolatilityBlock block, int count)
        where TKernel : struct, IVolatilityKernel
    {
        const int Length = BlackBlock.Length;
        double* given = stackalloc double[(VolatilityBlock.RoomRows + InputRows) * Length + BlockRows.LineLength];
        double* row = BlockRows.Align(given);
        sbyte* rightRow = stackalloc sbyte[Length];
        block.Room = row + InputRows * Length;
        int padded = Math.Min((count + TKernel.Width - 1) / TKernel.Width * TKernel.Width, Length);
        VolatilityStrides strides = new()
        {
            Price = BlockRows.Spread(prices, ref block.Price, row, padded),
            Spot = BlockRows.Spread(inputs.Spot, ref block.Spot, row + Length, padded),
            Strike = BlockRows.Spread(inputs.Strike, ref block.Strike, row + 2 * Length, padded),
            Years = BlockRows.Spread(inputs.Years, ref block.Years, row + 3 * Length, padded),
            Rights = inputs.Rights.IsEmpty ? 0 : 1,
        };
        if (inputs.OnForward)
        {
            strides.Discount = BlockRows.Spread(discounts, ref block.Discount, row + 4 * Length, padded);
        }
        else
        {
            strides.Rate = BlockRows.Spread(inputs.Rate, ref block.Rate, row + 5 * Length, padded);
            strides.Yield = BlockRows.Spread(inputs.Yield, ref block.Yield, row + 6 * Length, padded);
        }

        bool legalRights = BlockRows.SpreadRights(inputs, ref block.Rights, rightRow, padded);
        int rest = count % TKernel.Width;
        int redone = 0;
        for (int done = 0; done < count - rest; done += Length)
        {
            int length = Math.Min(count - rest - done, Length);
            redone += VolatilityRun.Compute<TKernel>(block, length, length, legalRights);
            block.Advance(length, strides);
        }

        return rest > 0 ? redone + Rest<TKernel>(block, rest, strides, legalRights) : redone;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Rest<TKernel>(in VolatilityBlock given, int rest, in VolatilityStrides strides, bool legalRights)
        where TKernel : struct, IVolatilityKernel
    {
        int width = TKernel.Width;
        double* rows = stackalloc double[(InputRows + 1) * 8];
        sbyte* rights = stackalloc sbyte[8];
        ImpliedVolatilityStatus* statuses = stackalloc ImpliedVolatilityStatus[8];
        VolatilityBlock block = given;
        block.Price = BlockRows.Pad(given.Price, strides.Price, rows, rest, width);
        block.Spot = BlockRows.Pad(given.Spot, strides.Spot, rows + 8, rest, width);
        block.Strike = BlockRows.Pad(given.Strike, strides.Strike, rows + 16, rest, width);
        block.Years = BlockRows.Pad(given.Years, strides.Years, rows + 24, rest, width);
        if (block.OnForward)
        {
            block.Discount = BlockRows.Pad(given.Discount, strides.Discount, rows + 32, rest, width);
        }
        else
        {
            block.Rate = BlockRows.Pad(given.Rate, strides.Rate, rows + 40, rest, width);
            block.Yield = BlockRows.Pad(given.Yield, strides.Yield, rows + 48, rest, width);
        }

        block.Rights = BlockRows.Pad(given.Rights, strides.Rights, rights, rest, width);
        block.Volatility = rows + 56;
        block.Status = statuses;
        int redone = VolatilityRun.Compute<TKernel>(block, width, rest, legalRights);
        BlockRows.CopyBack(block.Volatility, given.Volatility, rest);
        BlockRows.CopyBack(statuses, given.Status, rest);
        return redone;
    }
}
