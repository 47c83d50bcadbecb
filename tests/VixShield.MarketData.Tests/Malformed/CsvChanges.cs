using System.Text;

namespace VixShield.Tests.Malformed;

/// <summary>Damage to cells, rows, columns, headers and line ends.</summary>
internal static class CsvChanges
{
    private static readonly string[] s_cells =
    [
        "", " ", "0", "-0", "-1", "1", "0.05", "1e3", "1e308", "1e309", "-1e999", "1e-400", "NaN", "nan", "Infinity", "-Infinity", "∞", "32,5", "\"32,5\"", "1,234.5", "\"1,234.5\"", "1.234,5", "1 234", "1_000", "0x10", "+5", ".5", "5.", "--5", "5-", "(5)",
        "$5", "5%", "1.2.3", "٣٢", "99999999999999999999", "2147483648", "9007199254740993", "null", "n/a", "#N/A", "-", "x", "\"x\"", "\"", "\"\"", "\"a\"\"b\"", "'5'", "\t5", "5\u00A0", "2024-02-30", "2024-13-01", "2024-00-10", "0000-00-00",
        "0001-01-01", "9999-12-31", "2024-8-5", "05.08.2024", "08/05/24", "2024-08-05T00:00:00", "20240805", "Mon Aug 05 2024", "2023-02-29", "2024-08-04", "2024-07-04", "1989-01-03", "2098-12-31", "2004-03-26", "2024-08-21", "2024-08-20", "24:00", "9:60",
        "2022-11-23T25:30:00Z", "2022-11-23 21:00:00+99:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2024-08-05 00:00:00+14:00", "C", "call", "PUT", "SPX", "spxw", "SPXW230914C04500000", "SPXW230931C04500000", "K (May 07)", "K (May 99)", "A (Jan 07)", "VX/N6", "VX99/N6", "VIX",
    ];

    private static readonly string[] s_headers = ["", "x", "date", "DATE", "Date ", "close", "settle", "strike", "bid", "expiry", "exp3", "vx3", "name", "nyse_advancers", "_advancers", "volume", "root", "forward", "\"a,b\"", "\u00A0", "settlement_date", "#expiry", "_close", "_CLOSE", "spx", "vix_close"];

    private static readonly string[] s_ends = ["\n", "\r\n", "\r", "\n\n", "\n\r"];

    internal static string Change(string text, Random random)
    {
        string end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        List<string> lines = [.. text.Split(end)];
        for (int change = random.Next(6) == 0 ? random.Next(2, 5) : 1; change > 0; change--)
            Once(lines, random);
        return Join(lines, random);
    }

    private static void Once(List<string> lines, Random random)
    {
        int at = random.Next(lines.Count);
        int header = Math.Min(random.Next(3), lines.Count - 1);
        switch (random.Next(17))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(random.Next(lines.Count + 1), lines[at]); break;
            case 2: lines[at] = lines[at][..random.Next(lines[at].Length + 1)]; break;
            case 3: lines.Insert(at, random.Next(2) == 0 ? "" : " "); break;
            case 4: lines.RemoveRange(1, lines.Count - 1); break;
            case 5: Column(lines, random); break;
            case 6: Cell(lines, header, s_headers, random); break;
            case 7: lines.Insert(at, "# spot=" + s_cells[random.Next(s_cells.Length)] + " as_of=2024-08-05T16:15"); break;
            case 8: lines[at] = lines[at].Replace(',', ";\t|"[random.Next(3)]); break;
            case 9: lines[at] = lines[at].Replace('.', ','); break;
            case 10: (lines[at], lines[header]) = (lines[header], lines[at]); break;
            case 11: lines[at] += new string(",0\""[random.Next(3)], random.Next(30) == 0 ? 70_000 : random.Next(1, 20)); break;
            case 12: Lengthen(lines, random.Next(2) == 0 ? header : at, random); break;
            default: Cell(lines, at, s_cells, random); break;
        }

        if (lines.Count == 0)
            lines.Add("");
    }

    // A column that goes, doubles or moves in every line.
    private static void Column(List<string> lines, Random random)
    {
        int width = Math.Max(1, lines[0].Split(',').Length);
        (int from, int to, int how) = (random.Next(width), random.Next(width), random.Next(3));
        for (int i = 0; i < lines.Count; i++)
        {
            List<string> cells = [.. lines[i].Split(',')];
            if (from >= cells.Count || to >= cells.Count)
                continue;
            string cell = cells[from];
            if (how != 1)
                cells.RemoveAt(from);
            if (how != 0)
                cells.Insert(Math.Min(to, cells.Count), cell);
            lines[i] = string.Join(',', cells);
        }
    }

    private static void Cell(List<string> lines, int line, string[] values, Random random)
    {
        string[] cells = lines[line].Split(',');
        cells[random.Next(cells.Length)] = values[random.Next(values.Length)];
        lines[line] = string.Join(',', cells);
    }

    // A name or a value that no message may repeat whole: longer than any that is meant, shorter than the longest line. With the end that it had, it may still be one of a series.
    private static void Lengthen(List<string> lines, int line, Random random)
    {
        string[] cells = lines[line].Split(',');
        int which = random.Next(cells.Length);
        cells[which] = new string("x0A"[random.Next(3)], random.Next(20) == 0 ? random.Next(2000, 30_000) : random.Next(190, 1000)) + (random.Next(2) == 0 ? cells[which] : "");
        lines[line] = string.Join(',', cells);
    }

    // Line ends of one kind as a rule, at times mixed; at times none at the end.
    private static string Join(List<string> lines, Random random)
    {
        int how = random.Next(8);
        StringBuilder text = new(how == 7 ? "\uFEFF" : "");
        for (int i = 0; i < lines.Count; i++)
            text.Append(lines[i]).Append(i == lines.Count - 1 ? "" : how switch { 0 => "\r\n", 1 => "\r", 2 => s_ends[random.Next(s_ends.Length)], _ => "\n" });
        return text.ToString();
    }
}
