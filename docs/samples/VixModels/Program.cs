using System.Globalization;
using VixShield.Market;
using VixShield.Samples.VixModels;
using VixShield.Serialization;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// One line and an exit code for whatever the file holds: a stack trace tells a user nothing about the file.
try
{
    if (args is ["--help" or "-h"])
    {
        Console.WriteLine(ModelsOptions.Usage);
        return 0;
    }

    ModelsRun.Execute(ModelsOptions.Parse(args), Console.Out);
    return 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine("error: " + error.Message);
    return 1;
}
catch (Exception error) when (error is VixShieldFormatException or MissingDatumException or IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or NotSupportedException)
{
    Console.Error.WriteLine("error: " + error.Message.ReplaceLineEndings(" "));
    return 1;
}
