using System.Text.Json;
using VixShield.Market;

namespace VixShield.Serialization;

/// <summary>A snapshot alone; a history in the text is checked and left aside.</summary>
internal sealed class MarketSnapshotFormat : JsonFormat<MarketSnapshot>
{
    internal override string Schema => MarketMapping.Schema;

    internal override MarketSnapshot Read(JsonElement root) => MarketMapping.Read(root.Deserialize(DocumentContext.Default.MarketFileDocument)!).Snapshot;

    internal override string Write(MarketSnapshot value, DocumentContext context) =>
        JsonSerializer.Serialize(MarketMapping.Write(value, null), context.MarketFileDocument);
}
