using System.Text.Json;
using VixShield.Instruments;

namespace VixShield.Serialization;

internal sealed class BookFormat : JsonFormat<Book>
{
    internal override string Schema => "vixshield.book/1";

    internal override Book Read(JsonElement root)
    {
        BookDocument document = root.Deserialize(DocumentContext.Default.BookDocument)!;
        return Book.OfPositions(document.Positions.Select((p, i) => PositionMapping.Read(p, $"$.positions[{i}]")));
    }

    internal override string Write(Book value, DocumentContext context) => JsonSerializer.Serialize(
        new BookDocument
        {
            Schema = Schema,
            Positions = [.. value.Positions.Select(p => PositionMapping.Write(p.Leg, p.Role, p.Structure, p.Layer))],
        },
        context.BookDocument);
}
