using VixShield.Market;
using VixShield.Samples.Decoupling;
using VixShield.Serialization;

// One line and exit code 1 for whatever the files hold: a stack trace tells a user nothing about the file.
try
{
    SampleOptions options = SampleOptions.Parse(args);
    DecouplingRun.Execute(options, Console.Out);
    return 0;
}
catch (Exception error) when (error is VixShieldFormatException or MissingDatumException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or InvalidOperationException)
{
    Console.Error.WriteLine("error: " + error.Message.ReplaceLineEndings(" "));
    return 1;
}
