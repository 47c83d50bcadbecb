using System.Runtime.CompilerServices;
using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>
/// Cuts a batch into blocks and hands them to a kernel: one value for all becomes a row of that value, and what is left over of a
/// vector goes through rows of its own. Every option is computed alone, so no result depends on where a batch is cut.
/// </summary>
internal static unsafe class BatchDriver
{
    private const int InputRows = 6;

    // From here on inputs and outputs do not stay in the second cache from one call to the next.
    private const int FarFromTheCache = 16384;

    /// <summary>Checks the batch, then computes it with the widest kernel of this machine.</summary>
    internal static void Compute(in BatchInputs inputs, in GreeksOutputs outputs) => Compute(inputs, outputs, ActiveKernel.Path);

    /// <summary>The same with a kernel that the machine must be able to run.</summary>
    internal static void Compute(in BatchInputs inputs, in GreeksOutputs outputs, KernelPath path)
    {
        int count = BatchLength.Of(inputs, outputs);
        if (count == 0)
            return;
        switch (path)
        {
            case KernelPath.Avx512:
                Compute<BlackKernel512>(inputs, outputs, count);
                break;
            case KernelPath.Avx2:
                Compute<BlackKernel256>(inputs, outputs, count);
                break;
            case KernelPath.AdvSimd:
                Compute<BlackKernel128>(inputs, outputs, count);
                break;
            case KernelPath.ScalarFma:
                Compute<BlackKernelScalar>(inputs, outputs, count);
                break;
            default:
                Compute<BlackKernelPortable>(inputs, outputs, count);
                break;
        }
    }

    private static void Compute<TKernel>(in BatchInputs inputs, in GreeksOutputs outputs, int count)
        where TKernel : struct, IBlackKernel
    {
        fixed (double* spot = inputs.Spot.Values, strike = inputs.Strike.Values, years = inputs.Years.Values)
        fixed (double* volatility = inputs.Volatility.Values, rate = inputs.Rate.Values, yield = inputs.Yield.Values)
        fixed (OptionRight* rights = inputs.Rights)
        fixed (double* price = outputs.Price)
        fixed (double* delta = outputs.Delta)
        fixed (double* gamma = outputs.Gamma)
        fixed (double* vega = outputs.Vega)
        fixed (double* theta = outputs.Theta)
        fixed (double* rho = outputs.Rho)
        fixed (double* phi = outputs.Phi)
        fixed (double* vanna = outputs.Vanna)
        fixed (double* volga = outputs.Volga)
        fixed (double* charm = outputs.Charm)
        fixed (double* veta = outputs.Veta)
        fixed (double* speed = outputs.Speed)
        fixed (double* zomma = outputs.Zomma)
        fixed (double* color = outputs.Color)
        fixed (double* ultima = outputs.Ultima)
        fixed (double* dualDelta = outputs.DualDelta)
        fixed (double* dualGamma = outputs.DualGamma)
        {
            BlackBlock block = default;
            block.Spot = spot;
            block.Strike = strike;
            block.Years = years;
            block.Volatility = volatility;
            block.Rate = rate;
            block.Yield = yield;
            block.Rights = (sbyte*)rights;
            block.OnForward = inputs.OnForward;
            block.Price = price;
            block.Delta = delta;
            block.Gamma = gamma;
            block.Vega = vega;
            block.Theta = theta;
            block.Rho = rho;
            block.Phi = phi;
            block.Vanna = vanna;
            block.Volga = volga;
            block.Charm = charm;
            block.Veta = veta;
            block.Speed = speed;
            block.Zomma = zomma;
            block.Color = color;
            block.Ultima = ultima;
            block.DualDelta = dualDelta;
            block.DualGamma = dualGamma;
            block.RefuseOverlap(count);
            Run<TKernel>(inputs, ref block, count);
        }
    }

    [SkipLocalsInit]
    private static void Run<TKernel>(in BatchInputs inputs, ref BlackBlock block, int count)
        where TKernel : struct, IBlackKernel
    {
        double* given = stackalloc double[(BlackBlock.RoomRows + InputRows) * BlackBlock.Length + BlockRows.LineLength];
        double* rows = BlockRows.Align(given);
        sbyte* rightRow = stackalloc sbyte[BlackBlock.Length];
        block.Room = rows;
        int padded = Math.Min((count + TKernel.Width - 1) / TKernel.Width * TKernel.Width, BlackBlock.Length);
        double* row = rows + BlackBlock.RoomRows * BlackBlock.Length;
        BlockStrides strides = new()
        {
            Spot = BlockRows.Spread(inputs.Spot, ref block.Spot, row, padded),
            Strike = BlockRows.Spread(inputs.Strike, ref block.Strike, row + BlackBlock.Length, padded),
            Years = BlockRows.Spread(inputs.Years, ref block.Years, row + 2 * BlackBlock.Length, padded),
            Volatility = BlockRows.Spread(inputs.Volatility, ref block.Volatility, row + 3 * BlackBlock.Length, padded),
            Rate = BlockRows.Spread(inputs.Rate, ref block.Rate, row + 4 * BlackBlock.Length, padded),
            Yield = BlockRows.Spread(inputs.Yield, ref block.Yield, row + 5 * BlackBlock.Length, padded),
            Rights = inputs.Rights.IsEmpty ? 0 : 1,
        };
        bool legalRights = BlockRows.SpreadRights(inputs, ref block.Rights, rightRow, padded);
        OutputSet outputs = block.Outputs;
        bool discounts = !(inputs.Years.IsConstant && inputs.Rate.IsConstant && inputs.Yield.IsConstant);
        if (!discounts)
            TKernel.Discounts(block, padded);

        double** ahead = stackalloc double*[InputRows + GreeksOutputs.Members];
        block.Ahead = ahead;
        int rest = count % TKernel.Width;
        for (int done = 0; done < count - rest; done += BlackBlock.Length)
        {
            int length = Math.Min(count - rest - done, BlackBlock.Length);
            if (count >= FarFromTheCache)
                block.LookAhead(strides);
            BlockRun.Compute<TKernel>(block, length, outputs, discounts, legalRights);
            block.Advance(length, strides);
        }

        block.AheadCount = 0;

        if (rest > 0)
            Rest<TKernel>(block, rest, strides, outputs, discounts, legalRights);
    }

    /// <summary>The options that do not fill a vector: copied into one that repeats the last of them, and their results copied back.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Rest<TKernel>(in BlackBlock given, int rest, in BlockStrides strides, OutputSet outputs, bool discounts, bool legalRights)
        where TKernel : struct, IBlackKernel
    {
        int width = TKernel.Width;
        double* rows = stackalloc double[(InputRows + GreeksOutputs.Members) * 8];
        sbyte* rights = stackalloc sbyte[8];
        BlackBlock block = given;
        block.Spot = BlockRows.Pad(given.Spot, strides.Spot, rows, rest, width);
        block.Strike = BlockRows.Pad(given.Strike, strides.Strike, rows + 8, rest, width);
        block.Years = BlockRows.Pad(given.Years, strides.Years, rows + 16, rest, width);
        block.Volatility = BlockRows.Pad(given.Volatility, strides.Volatility, rows + 24, rest, width);
        block.Rate = BlockRows.Pad(given.Rate, strides.Rate, rows + 32, rest, width);
        block.Yield = BlockRows.Pad(given.Yield, strides.Yield, rows + 40, rest, width);
        block.Rights = BlockRows.Pad(given.Rights, strides.Rights, rights, rest, width);
        double* results = rows + InputRows * 8;
        block.Price = given.Price == null ? null : results + 0;
        block.Delta = given.Delta == null ? null : results + 8;
        block.Gamma = given.Gamma == null ? null : results + 16;
        block.Vega = given.Vega == null ? null : results + 24;
        block.Theta = given.Theta == null ? null : results + 32;
        block.Rho = given.Rho == null ? null : results + 40;
        block.Phi = given.Phi == null ? null : results + 48;
        block.Vanna = given.Vanna == null ? null : results + 56;
        block.Volga = given.Volga == null ? null : results + 64;
        block.Charm = given.Charm == null ? null : results + 72;
        block.Veta = given.Veta == null ? null : results + 80;
        block.Speed = given.Speed == null ? null : results + 88;
        block.Zomma = given.Zomma == null ? null : results + 96;
        block.Color = given.Color == null ? null : results + 104;
        block.Ultima = given.Ultima == null ? null : results + 112;
        block.DualDelta = given.DualDelta == null ? null : results + 120;
        block.DualGamma = given.DualGamma == null ? null : results + 128;
        BlockRun.Compute<TKernel>(block, width, outputs, discounts, legalRights);
        BlockRows.CopyBack(block.Price, given.Price, rest);
        BlockRows.CopyBack(block.Delta, given.Delta, rest);
        BlockRows.CopyBack(block.Gamma, given.Gamma, rest);
        BlockRows.CopyBack(block.Vega, given.Vega, rest);
        BlockRows.CopyBack(block.Theta, given.Theta, rest);
        BlockRows.CopyBack(block.Rho, given.Rho, rest);
        BlockRows.CopyBack(block.Phi, given.Phi, rest);
        BlockRows.CopyBack(block.Vanna, given.Vanna, rest);
        BlockRows.CopyBack(block.Volga, given.Volga, rest);
        BlockRows.CopyBack(block.Charm, given.Charm, rest);
        BlockRows.CopyBack(block.Veta, given.Veta, rest);
        BlockRows.CopyBack(block.Speed, given.Speed, rest);
        BlockRows.CopyBack(block.Zomma, given.Zomma, rest);
        BlockRows.CopyBack(block.Color, given.Color, rest);
        BlockRows.CopyBack(block.Ultima, given.Ultima, rest);
        BlockRows.CopyBack(block.DualDelta, given.DualDelta, rest);
        BlockRows.CopyBack(block.DualGamma, given.DualGamma, rest);
    }
}
