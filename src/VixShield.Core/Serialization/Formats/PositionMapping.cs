using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Serialization;

internal static class PositionMapping
{
    internal static Position Read(PositionDocument? document, string path)
    {
        JsonPlace.Required(document, path);
        Leg leg = ReadLeg(document!, path);
        LegRole role = document!.Role is null ? LegRole.Unassigned : JsonPlace.Name<LegRole>(document.Role, $"{path}.role");
        return JsonPlace.At(path, () => new Position(leg, role, document.Structure, document.Layer));
    }

    internal static PositionDocument Write(Leg leg, LegRole role, string? structure, int? layer) => new()
    {
        Kind = JsonPlace.NameOf(leg.Kind),
        Contract = ContractMapping.Reference(leg.Contract),
        Quantity = leg.Quantity,
        Right = leg is OptionLeg option ? JsonPlace.NameOf(option.Right) : null,
        Strike = (leg as OptionLeg)?.Strike,
        Expiry = leg.ExpiryOrNull is { } expiry ? ExpiryMapping.Write(expiry) : null,
        Role = role == LegRole.Unassigned ? null : JsonPlace.NameOf(role),
        Structure = structure,
        Layer = layer,
    };

    private static Leg ReadLeg(PositionDocument document, string path)
    {
        ContractKind kind = JsonPlace.Name<ContractKind>(document.Kind, $"{path}.kind");
        ContractSpec contract = ContractMapping.Read(document.Contract, kind, $"{path}.contract");
        Present(document.Right is not null, kind == ContractKind.Option, "right");
        Present(document.Strike is not null, kind == ContractKind.Option, "strike");
        Present(document.Expiry is not null, kind != ContractKind.Security, "expiry");

        Expiry? expiry = kind == ContractKind.Security ? null : ExpiryMapping.Read(document.Expiry, $"{path}.expiry");
        OptionRight right = kind == ContractKind.Option ? JsonPlace.Name<OptionRight>(document.Right, $"{path}.right") : default;
        return JsonPlace.At<Leg>(path, () => kind switch
        {
            ContractKind.Option => new OptionLeg { Contract = contract, Quantity = document.Quantity, Right = right, Strike = document.Strike!.Value, Expiry = expiry! },
            ContractKind.Future => new FutureLeg { Contract = contract, Quantity = document.Quantity, Expiry = expiry! },
            _ => new SecurityLeg { Contract = contract, Quantity = document.Quantity },
        });

        void Present(bool given, bool needed, string member)
        {
            if (given != needed)
                throw new VixShieldFormatException($"{path}.{member}", needed ? $"Is missing; a leg of kind {document.Kind} has one." : $"A leg of kind {document.Kind} has none.", null);
        }
    }
}
