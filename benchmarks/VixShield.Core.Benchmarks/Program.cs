using System.Globalization;
using VixShield.Benchmarks.Tables;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["tables", ..]:
        return TablesCommand.Run(args.AsSpan(1));
    default:
        Console.Error.WriteLine("tables [--cpu name] [--short] | guard | cold-start");
        return 2;
}
