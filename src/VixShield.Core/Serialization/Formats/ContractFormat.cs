using System.Text.Json;
using VixShield.Instruments;

namespace VixShield.Serialization;

internal sealed class ContractFormat : JsonFormat<ContractSpec>
{
    internal override string Schema => "vixshield.contract/1";

    internal override ContractSpec Read(JsonElement root) =>
        ContractMapping.Read(root.Deserialize(DocumentContext.Default.ContractDocument)!.Contract, "$.contract");

    internal override string Write(ContractSpec value, DocumentContext context) =>
        JsonSerializer.Serialize(new ContractDocument { Schema = Schema, Contract = ContractMapping.Write(value) }, context.ContractDocument);
}
