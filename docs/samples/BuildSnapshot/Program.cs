using VixShield.MarketData;
using VixShield.Samples.BuildSnapshot;

// One line and exit code 1 for whatever the files hold: a stack trace tells a user nothing about the file.
try
{
    if (args is ["--help" or "-h"])
    {
        Console.WriteLine(SnapshotOptions.Usage);
        return 0;
    }

    return SnapshotRun.Execute(SnapshotOptions.Parse(args), Console.Out);
}
catch (Exception error) when (error is OptionException or MarketDataFormatException or IOException or UnauthorizedAccessException or ArgumentException)
{
    Console.Error.WriteLine("error: " + error.Message.ReplaceLineEndings(" "));
    return 1;
}
