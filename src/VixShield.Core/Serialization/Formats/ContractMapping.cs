using System.Text.Json;
using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Serialization;

internal static class ContractMapping
{
    internal static ContractSpec Read(ContractReference? reference, ContractKind kind, string path)
    {
        JsonElement element = JsonPlace.Required(reference, path).Element;
        if (element.ValueKind != JsonValueKind.String)
            return Read(JsonPlace.Object(element, DocumentContext.Default.ContractTerms, "a listed symbol or the terms of a contract", path), path);
        string symbol = element.GetString()!;
        return Contracts.Find(symbol, kind) ?? throw new VixShieldFormatException(
            path,
            $"\"{symbol}\" is no listed {JsonPlace.NameOf(kind)}; these are: {string.Join(", ", Contracts.All.Where(c => c.Kind == kind).Select(c => c.Symbol))}. Give the terms of others as an object.",
            null);
    }

    internal static ContractSpec Read(ContractTerms? terms, string path)
    {
        JsonPlace.Required(terms, path);
        ContractKind kind = JsonPlace.Name<ContractKind>(terms!.Kind, $"{path}.kind");
        ExerciseStyle exercise = JsonPlace.Name<ExerciseStyle>(terms.Exercise, $"{path}.exercise");
        SettlementStyle settlement = JsonPlace.Name<SettlementStyle>(terms.Settlement, $"{path}.settlement");
        UnderlyingKind underlying = JsonPlace.Name<UnderlyingKind>(terms.Underlying, $"{path}.underlying");
        TickRule tick = ReadTick(terms.Tick, $"{path}.tick");
        ContractSpec made = JsonPlace.At(path, () => kind switch
        {
            ContractKind.Option => ContractSpec.Option(terms.Symbol, terms.Multiplier, tick, exercise, settlement, underlying, terms.UnderlyingSymbol, terms.UnderlyingScale),
            ContractKind.Future => ContractSpec.Future(terms.Symbol, terms.Multiplier, tick, settlement, underlying, terms.UnderlyingSymbol),
            _ => ContractSpec.Security(terms.Symbol, tick, underlying),
        });

        // Futures and securities fix some terms; a text that says otherwise must not be read as if it had not.
        ContractTerms fixedTerms = Write(made);
        Same(terms.Multiplier, fixedTerms.Multiplier, "multiplier");
        Same(terms.Exercise, fixedTerms.Exercise, "exercise");
        Same(terms.Settlement, fixedTerms.Settlement, "settlement");
        Same(terms.UnderlyingSymbol, fixedTerms.UnderlyingSymbol, "underlyingSymbol");
        Same(terms.UnderlyingScale, fixedTerms.UnderlyingScale, "underlyingScale");
        return made;

        void Same<T>(T given, T needed, string member)
        {
            if (!EqualityComparer<T>.Default.Equals(given, needed))
                throw new VixShieldFormatException($"{path}.{member}", FormattableString.Invariant($"{given} must be {needed} for a {terms.Kind}."), null);
        }
    }

    internal static ContractReference Reference(ContractSpec contract) =>
        Contracts.Find(contract.Symbol, contract.Kind) == contract
            ? new ContractReference(JsonSerializer.SerializeToElement(contract.Symbol, DocumentContext.Default.String))
            : new ContractReference(JsonSerializer.SerializeToElement(Write(contract), DocumentContext.Default.ContractTerms));

    internal static ContractTerms Write(ContractSpec contract) => new()
    {
        Kind = JsonPlace.NameOf(contract.Kind),
        Symbol = contract.Symbol,
        Multiplier = contract.Multiplier,
        Tick = [.. contract.Tick.Bands.Select(b => new TickBandDocument { EffectiveFrom = b.EffectiveFrom, FromPrice = b.FromPrice, Tick = b.Tick })],
        Exercise = JsonPlace.NameOf(contract.Exercise),
        Settlement = JsonPlace.NameOf(contract.Settlement),
        Underlying = JsonPlace.NameOf(contract.Underlying),
        UnderlyingSymbol = contract.UnderlyingSymbol,
        UnderlyingScale = contract.UnderlyingScale,
    };

    private static TickRule ReadTick(List<TickBandDocument?> documents, string path)
    {
        TickBand[] bands = [.. documents.Select((b, i) => ReadBand(b, $"{path}[{i}]"))];
        try
        {
            return TickRule.Create(bands);
        }
        catch (ArgumentException error)
        {
            throw new VixShieldFormatException(path, JsonPlace.Message(error), error);
        }
    }

    private static TickBand ReadBand(TickBandDocument? band, string path)
    {
        JsonPlace.Required(band, path);
        return JsonPlace.At(path, () => new TickBand(band!.EffectiveFrom, band.FromPrice, band.Tick));
    }
}
