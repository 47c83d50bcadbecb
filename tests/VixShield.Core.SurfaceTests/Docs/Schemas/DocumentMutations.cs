using System.Text.Json;
using System.Text.Json.Nodes;

namespace VixShield.Tests.Docs.Schemas;

/// <summary>Every change of one member of a document: left out, renamed, null, of two other types; and a member more in every object. Of like places, such as the elements of a list, the first is changed.</summary>
public static class DocumentMutations
{
    public static IEnumerable<(string Change, string Text)> Of(string document)
    {
        HashSet<string> seen = [];
        foreach (string[] place in Places(JsonNode.Parse(document)!, []).ToArray())
        {
            string like = string.Join('.', place.Select(step => int.TryParse(step, out _) ? "[]" : step));
            JsonNode original = At(JsonNode.Parse(document)!, place)!;
            if (!seen.Add($"{like} {original.GetValueKind()}"))
                continue;
            if (original is JsonObject)
                yield return ($"{like} + member", Changed(document, place, (parent, step) => ((JsonObject)Child(parent, step)!)["unknownMember"] = 1));
            if (place.Length == 0)
                continue;
            yield return ($"{like} null", Changed(document, place, (parent, step) => Set(parent, step, null)));
            foreach (string other in Others(original.GetValueKind()))
                yield return ($"{like} = {other}", Changed(document, place, (parent, step) => Set(parent, step, JsonNode.Parse(other))));
            yield return ($"{like} left out", Changed(document, place, Remove));
            if (!int.TryParse(place[^1], out _))
                yield return ($"{like} renamed", Changed(document, place, Rename));
        }
    }

    private static string[] Others(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => ["7", "\"no such name\"", "[]"],
        JsonValueKind.Number => ["\"7\"", "true"],
        JsonValueKind.True or JsonValueKind.False => ["0", "\"true\""],
        JsonValueKind.Array => ["{}", "\"text\""],
        JsonValueKind.Object => ["[]", "7"],
        _ => ["{}"],
    };

    private static IEnumerable<string[]> Places(JsonNode? node, string[] path)
    {
        if (node is null)
            yield break;
        yield return path;
        IEnumerable<(string Step, JsonNode? Child)> children = node switch
        {
            JsonObject members => members.Select(member => (member.Key, member.Value)),
            JsonArray items => items.Select((item, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), item)),
            _ => [],
        };
        foreach ((string step, JsonNode? child) in children)
        {
            foreach (string[] place in Places(child, [.. path, step]))
                yield return place;
        }
    }

    private static string Changed(string document, string[] place, Action<JsonNode, string> change)
    {
        JsonObject holder = new() { ["root"] = JsonNode.Parse(document) };
        string[] whole = ["root", .. place];
        change(At(holder, whole[..^1])!, whole[^1]);
        return holder["root"]!.ToJsonString();
    }

    private static JsonNode? At(JsonNode node, IEnumerable<string> place) => place.Aggregate((JsonNode?)node, (at, step) => Child(at!, step));

    private static JsonNode? Child(JsonNode node, string step) => node is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step];

    private static void Set(JsonNode parent, string step, JsonNode? value)
    {
        if (parent is JsonArray items)
            items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] = value;
        else
            parent[step] = value;
    }

    private static void Remove(JsonNode parent, string step)
    {
        if (parent is JsonArray items)
            items.RemoveAt(int.Parse(step, System.Globalization.CultureInfo.InvariantCulture));
        else
            ((JsonObject)parent).Remove(step);
    }

    private static void Rename(JsonNode parent, string step)
    {
        JsonObject members = (JsonObject)parent;
        JsonNode? value = members[step];
        members.Remove(step);
        members[step + "X"] = value;
    }
}
