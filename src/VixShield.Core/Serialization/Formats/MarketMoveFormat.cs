using System.Text.Json;
using VixShield.Market;

namespace VixShield.Serialization;

internal sealed class MarketMoveFormat : JsonFormat<MarketMove>
{
    internal override string Schema => "vixshield.move/1";

    internal override MarketMove Read(JsonElement root)
    {
        MoveDocument document = root.Deserialize(DocumentContext.Default.MoveDocument)!;
        MovePoint index = Point(document.Index, "$.index");
        MovePoint vix = Point(document.Vix, "$.vix");
        MovePoint vixVolatility = Point(document.VixVolatility, "$.vixVolatility");
        List<MovePoint> futures = Points(document.VixFutures, "$.vixFutures");
        List<MovePoint> volatilities = Points(document.IndexVolatilities, "$.indexVolatilities");
        return JsonPlace.At("$", () => new MarketMove(document.Name, document.IndexSymbol, index, vix, futures, volatilities, vixVolatility));
    }

    internal override string Write(MarketMove value, DocumentContext context) => JsonSerializer.Serialize(
        new MoveDocument
        {
            Schema = Schema,
            Name = value.Name,
            IndexSymbol = value.IndexSymbol,
            Index = Write(value.Index),
            Vix = Write(value.Vix),
            VixFutures = [.. value.VixFutures.Select(Write)],
            IndexVolatilities = [.. value.IndexVolatilities.Select(Write)],
            VixVolatility = Write(value.VixVolatility),
        },
        context.MoveDocument);

    private static List<MovePoint> Points(List<MovePointDocument?> points, string path) => [.. points.Select((p, i) => Point(p, $"{path}[{i}]"))];

    private static MovePoint Point(MovePointDocument? point, string path)
    {
        JsonPlace.Required(point, path);
        return JsonPlace.At(path, () => new MovePoint(point!.Days, point.Before, point.After));
    }

    private static MovePointDocument Write(MovePoint point) => new() { Days = point.Days, Before = point.Before, After = point.After };
}
