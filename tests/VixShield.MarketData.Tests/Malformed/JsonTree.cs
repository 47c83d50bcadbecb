using System.Text;
using System.Text.Json;

namespace VixShield.Tests.Malformed;

/// <summary>A document that may be wrong in ways that no JSON model allows: members twice, and scalars that are any text.</summary>
internal sealed class JsonTree
{
    private JsonTree(JsonValueKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    internal JsonValueKind Kind { get; }

    /// <summary>A scalar as it stands.</summary>
    internal string Text { get; set; }

    /// <summary>Members of an object, items of an array (without names).</summary>
    internal List<(string Name, JsonTree Value)> Children { get; } = [];

    internal static JsonTree Of(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    internal static JsonTree Scalar(string text) => new(JsonValueKind.Undefined, text);

    internal static JsonTree EmptyArray() => new(JsonValueKind.Array, "");

    internal static JsonTree EmptyObject() => new(JsonValueKind.Object, "");

    internal JsonTree Copy()
    {
        JsonTree copy = new(Kind, Text);
        copy.Children.AddRange(Children.Select(child => (child.Name, child.Value.Copy())));
        return copy;
    }

    /// <summary>Every node that holds others, with those in it.</summary>
    internal IEnumerable<JsonTree> Holders() => Children.Count == 0 ? [] : Children.SelectMany(child => child.Value.Holders()).Append(this);

    internal string ToText(Random random)
    {
        StringBuilder text = new();
        Write(text, random);
        return text.ToString();
    }

    private static JsonTree Of(JsonElement element)
    {
        JsonTree tree = new(element.ValueKind, element.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? "" : element.GetRawText());
        if (element.ValueKind == JsonValueKind.Object)
            tree.Children.AddRange(element.EnumerateObject().Select(member => (member.Name, Of(member.Value))));
        else if (element.ValueKind == JsonValueKind.Array)
            tree.Children.AddRange(element.EnumerateArray().Select(item => ("", Of(item))));
        return tree;
    }

    private void Write(StringBuilder text, Random random)
    {
        if (Kind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            text.Append(Text);
            return;
        }

        bool members = Kind == JsonValueKind.Object;
        text.Append(members ? '{' : '[');
        for (int i = 0; i < Children.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            if (random.Next(40) == 0)
                text.Append(" \n\r\t"[random.Next(4)]);
            if (members)
                text.Append('"').Append(Children[i].Name).Append("\":");
            Children[i].Value.Write(text, random);
        }

        text.Append(members ? '}' : ']');
    }
}
