using System.Text.Json;

namespace VixShield.Tests.Malformed;

/// <summary>Damage to tokens and values: members and items that go, come, double, move or hold what they should not.</summary>
internal static class JsonChanges
{
    private static readonly string[] s_scalars =
    [
        "null", "true", "false", "0", "-0", "-0.0", "-1", "1", "0.5", "1.5", "2", "NaN", "Infinity", "\"NaN\"", "\"Infinity\"", "1e999", "-1e999", "1e308", "1e-400", "5e-324", "0.1e-300", "1E2", "01", "+1", ".5", "1.", "0x10",
        "2147483647", "2147483648", "-2147483648", "1000000", "1000001", "9007199254740993", "9223372036854775807", "9223372036854775808", "99999999999999999999", "\"\"", "\" \"", "\"1\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\n\"",
        "\"2023-02-30\"", "\"2023-13-01\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2023-04-01\"", "\"2100-01-01\"", "\"1899-12-31\"", "\"2023-3-1\"", "\"31.3.2023\"",
        "\"2023-02-15T15:15:00+99:00\"", "\"2023-02-15T15:15:00-14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"2023-02-15T25:15:00Z\"", "\"2023-02-15T15:15:00\"", "\"2023-02-15T15:15:60Z\"",
        "\"2023-02-15T15:15:00.1234567Z\"", "\"2023-02-15T15:15:00.123456789Z\"", "\"2023-03-31 Pm\"", "\"2023-03-31 Am\"", "\"2023-04-02 Pm\"", "\"2099-03-31 Pm\"", "\"0001-01-01 Am\"", "\"9999-12-31 Pm\"", "\"1990-01-02 Am\"", "\"2023-02-15 Am\"",
        "\"SPX\"", "\"SPXW\"", "\"spxw\"", "\"VIX\"", "\"VX\"", "\"VXM\"", "\"ES\"", "\"SPY\"", "\"UVXY\"", "\"ZZZ\"", "\"put\"", "\"call\"", "\"Put\"", "\"option\"", "\"future\"", "\"security\"", "\"wing\"", "\"am\"", "\"pm\"", "\"european\"", "\"american\"",
        "\"settlement\"", "\"interpolated\"", "\"raw\"", "\"netVega\"", "\"fomc\"", "\"legacyPairing\"", "\"underlying\"", "\"volatilityIndex\"", "\"equityIndex\"", "\"vixshield.book/2\"", "\"vixshield.book/1\"", "\"vixshield.market/1\"",
    ];

    private static readonly string[] s_names =
    [
        "x", "", "schema", "Strike", "strike", "quantity", "expiry", "layer", "days", "role", "price", "volume", "history", "settled", "kind", "$type", "$ref", "kind ", "\\u0000", "__proto__", "SPX", "VIX",
    ];

    internal static string Change(IReadOnlyList<JsonTree> valid, int which, Random random)
    {
        JsonTree tree = valid[which].Copy();
        for (int change = random.Next(8) == 0 ? random.Next(2, 5) : 1; change > 0; change--)
            Once(tree, valid, random);
        return tree.ToText(random);
    }

    private static void Once(JsonTree tree, IReadOnlyList<JsonTree> valid, Random random)
    {
        JsonTree[] holders = [.. tree.Holders()];
        if (holders.Length == 0)
            return;
        JsonTree holder = holders[random.Next(holders.Length)];
        List<(string Name, JsonTree Value)> children = holder.Children;
        int at = random.Next(children.Count);
        (string name, JsonTree value) = children[at];
        switch (random.Next(15))
        {
            case 0: children.RemoveAt(at); break;
            case 1: children.Insert(random.Next(children.Count + 1), (name, value.Copy())); break;
            case 2: children[at] = (s_names[random.Next(s_names.Length)], value); break;
            case 3: children.Insert(at, (holder.Kind == JsonValueKind.Object ? s_names[random.Next(s_names.Length)] : "", Foreign(valid, random))); break;
            case 4: children[at] = (name, Foreign(valid, random)); break;
            case 5: children[at] = (name, random.Next(2) == 0 ? JsonTree.EmptyArray() : JsonTree.EmptyObject()); break;
            case 6: children[at] = (name, Nested(random)); break;
            case 7: children.Reverse(); break;
            case 8: Swap(children, at, random); break;
            case 9: Number(value, random); break;
            default: children[at] = (name, JsonTree.Scalar(s_scalars[random.Next(s_scalars.Length)])); break;
        }
    }

    // A part of this or another kind of document.
    private static JsonTree Foreign(IReadOnlyList<JsonTree> valid, Random random)
    {
        JsonTree[] holders = [.. valid[random.Next(valid.Count)].Holders()];
        JsonTree holder = holders[random.Next(holders.Length)];
        return holder.Children[random.Next(holder.Children.Count)].Value.Copy();
    }

    private static JsonTree Nested(Random random)
    {
        int depth = random.Next(30) == 0 ? random.Next(500, 4000) : random.Next(1, 80);
        bool array = random.Next(2) == 0;
        return JsonTree.Scalar(string.Concat(Enumerable.Repeat(array ? "[" : "{\"x\":", depth)) + "1" + new string(array ? ']' : '}', depth));
    }

    private static void Swap(List<(string Name, JsonTree Value)> children, int at, Random random)
    {
        int other = random.Next(children.Count);
        (string first, string second) = (children[at].Name, children[other].Name);
        (children[at], children[other]) = ((first, children[other].Value), (second, children[at].Value));
    }

    // The digits of a value that was good: sign, scale, spelling.
    private static void Number(JsonTree value, Random random)
    {
        if (value.Kind != JsonValueKind.Number)
            return;
        value.Text = random.Next(7) switch
        {
            0 => value.Text.StartsWith('-') ? value.Text[1..] : "-" + value.Text,
            1 => value.Text + "0",
            2 => value.Text + "e0",
            3 => value.Text + "e5",
            4 => value.Text + "e-5",
            5 => value.Text + "e300",
            _ => value.Text + "1",
        };
    }
}
