using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Tables;

/// <summary>What the processor calls itself, and the design that its family and model stand for.</summary>
internal static class Processor
{
    private const int BrandLeaf = unchecked((int)0x8000_0002);

    /// <summary>For people: "AMD EPYC (zen4)".</summary>
    internal static string Name => Design.Length == 0 ? Brand : $"{Brand} ({Design})";

    /// <summary>For a folder: "amd-epyc-zen4-avx512".</summary>
    internal static string FileName => FileSafe($"{Brand} {Design} {BlackScholesBatch.ActivePath}");

    /// <summary>Small letters, digits and single hyphens.</summary>
    internal static string FileSafe(string name)
    {
        StringBuilder text = new();
        foreach (char letter in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                text.Append(letter);
            else if (text.Length > 0 && text[^1] != '-')
                text.Append('-');
        }

        return text.ToString().TrimEnd('-');
    }

    private static string Brand
    {
        get
        {
            if (!X86Base.IsSupported || unchecked((uint)X86Base.CpuId(unchecked((int)0x8000_0000), 0).Eax) < 0x8000_0004)
                return RuntimeInformation.ProcessArchitecture.ToString();
            Span<int> words = stackalloc int[12];
            for (int i = 0; i < 3; i++)
                (words[4 * i], words[4 * i + 1], words[4 * i + 2], words[4 * i + 3]) = X86Base.CpuId(BrandLeaf + i, 0);
            string brand = Encoding.ASCII.GetString(MemoryMarshal.AsBytes(words)).Replace('\0', ' ');
            string plain = brand.Replace("(R)", string.Empty, StringComparison.Ordinal).Replace("(TM)", string.Empty, StringComparison.Ordinal);
            return string.Join(' ', plain.Split('@')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static string Design
    {
        get
        {
            if (!X86Base.IsSupported)
                return string.Empty;
            int signature = X86Base.CpuId(1, 0).Eax;
            int family = (signature >> 8) & 15;
            int model = ((signature >> 4) & 15) | ((signature >> 12) & 0xF0);
            return family == 15 ? Amd(family + ((signature >> 20) & 0xFF), model) : Intel(family, model);
        }
    }

    private static string Amd(int family, int model) => (family, model) switch
    {
        (0x17, < 0x30) => "zen",
        (0x17, _) => "zen2",
        (0x19, >= 0x10 and < 0x20 or >= 0x60 and < 0x80 or >= 0xA0) => "zen4",
        (0x19, _) => "zen3",
        (0x1A, _) => "zen5",
        _ => Numbers(family, model),
    };

    private static string Intel(int family, int model) => (family, model) switch
    {
        (6, 0x55) => "skylake",
        (6, 0x6A or 0x6C) => "icelake",
        (6, 0x8F) => "sapphirerapids",
        (6, 0xCF) => "emeraldrapids",
        (6, 0xAD or 0xAE) => "graniterapids",
        _ => Numbers(family, model),
    };

    private static string Numbers(int family, int model) => string.Create(CultureInfo.InvariantCulture, $"family {family} model {model}");
}
