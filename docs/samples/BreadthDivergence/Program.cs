using VixShield.MarketData;
using VixShield.Samples;
using VixShield.Samples.BreadthDivergence;

// One line and exit code 1 for whatever the files hold: a stack trace tells a user nothing about the file.
try
{
    if (args is ["--help" or "-h"])
    {
        Console.WriteLine(DivergenceRunOptions.Usage);
        return 0;
    }

    DivergenceRun.Execute(DivergenceRunOptions.Parse(args), Console.Out);
    return 0;
}
catch (Exception error) when (error is OptionException or MarketDataFormatException or IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
{
    Console.Error.WriteLine("error: " + error.Message.ReplaceLineEndings(" "));
    return 1;
}
