using VixShield.Market;
using VixShield.Samples.Decoupling;

// One line and exit code 1 for whatever the files hold: a stack trace tells a user nothing about the file.
try
{
    if (args is ["--help" or "-h"])
    {
        Console.WriteLine(SampleOptions.Usage);
        return 0;
    }

    SampleOptions options = SampleOptions.Parse(args);
    DecouplingRun.Execute(options, Console.Out);
    return 0;
}
catch (Exception error) when (error is SampleException or MissingDatumException or ArgumentException or NotSupportedException or InvalidOperationException)
{
    Console.Error.WriteLine("error: " + error.Message.ReplaceLineEndings(" "));
    return 1;
}
