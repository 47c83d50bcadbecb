using System.Globalization;
using System.IO.Compression;

namespace VixShield.Tests.Expiries;

/// <summary>Rows of a plain or gzipped CSV file, by column name. A missing folder, file or row is a failure.</summary>
internal static class CsvRows
{
    internal static List<Dictionary<string, string>> Read(string variable, string relativePath, params string[] headerOfFileWithout)
    {
        string path = Path.Combine([Folder(variable), .. relativePath.Split('/')]);
        using StreamReader reader = Open(path);
        string[]? header = headerOfFileWithout.Length > 0 ? headerOfFileWithout : null;
        List<Dictionary<string, string>> rows = [];
        while (reader.ReadLine() is string line)
        {
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            string[] cells = Split(line);
            if (header is null)
            {
                header = cells;
                continue;
            }
            Assert.True(cells.Length == header.Length, $"{relativePath} has {cells.Length} cells where the header has {header.Length}: {line}");
            rows.Add(header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        }
        Assert.True(rows.Count > 0, $"{relativePath} has no rows.");
        return rows;
    }

    internal static string[] Files(string variable, string folder, string pattern)
    {
        string[] names = [.. Directory.GetFiles(Path.Combine(Folder(variable), folder), pattern).Select(path => folder + "/" + Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.True(names.Length > 0, $"No {pattern} in {folder}.");
        return names;
    }

    internal static DateOnly Date(this Dictionary<string, string> row, string column) =>
        DateOnly.ParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static int Integer(this Dictionary<string, string> row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

    internal static DateTimeOffset Instant(this Dictionary<string, string> row, string column) =>
        DateTimeOffset.Parse(row[column], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Folder(string variable)
    {
        string folder = Environment.GetEnvironmentVariable(variable) ?? string.Empty;
        Assert.True(Directory.Exists(folder), $"{variable} names no folder: '{folder}'.");
        return folder;
    }

    /// <summary>Splits at commas outside quotes; a quote inside a quoted cell does not occur in these files.</summary>
    private static string[] Split(string line)
    {
        string[] parts = line.Split('"');
        for (int part = 1; part < parts.Length; part += 2)
            parts[part] = parts[part].Replace(',', ';');
        return string.Concat(parts).Split(',');
    }

    private static StreamReader Open(string path)
    {
        Stream file = File.OpenRead(path);
        return new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
    }
}
