using System.Text.Json;
using VixShield.Market;

namespace VixShield.Serialization;

internal sealed class MarketDocumentFormat : JsonFormat<MarketDocument>
{
    internal override string Schema => MarketMapping.Schema;

    internal override MarketDocument Read(JsonElement root) => MarketMapping.Read(root.Deserialize(DocumentContext.Default.MarketFileDocument)!);

    internal override string Write(MarketDocument value, DocumentContext context) =>
        JsonSerializer.Serialize(MarketMapping.Write(value.Snapshot, value.History), context.MarketFileDocument);
}
