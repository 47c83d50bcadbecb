using System.Globalization;
using VixShield.Benchmarks.Adjustments;
using VixShield.Benchmarks.ColdStart;
using VixShield.Benchmarks.Guarding;
using VixShield.Benchmarks.Optimisation;
using VixShield.Benchmarks.Reading;
using VixShield.Benchmarks.Risk;
using VixShield.Benchmarks.Signals;
using VixShield.Benchmarks.Surface;
using VixShield.Benchmarks.Tables;
using VixShield.Benchmarks.TermStructure;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["tables", ..]:
        return TablesCommand.Run(args.AsSpan(1));
    case ["guard"]:
        return GuardCommand.Run();
    case ["cold-start"]:
        return ColdStartCommand.Run();
    case ["cold-start-child", ColdStartChild.Batch or ColdStartChild.Scalar]:
        return ColdStartChild.Run(args[1]);
    case ["reading"]:
        return ReadingCommand.Run();
    case ["surface"]:
        return SurfaceCommand.Run();
    case ["term-structure"]:
        return TermStructureCommand.Run();
    case ["risk"]:
        return RiskCommand.Run();
    case ["signals"]:
        return SignalsCommand.Run();
    case ["adjustments"]:
        return AdjustmentsCommand.Run();
    case ["optimisation"]:
        return OptimisationCommand.Run();
    default:
        Console.Error.WriteLine("tables [--cpu name] [--short] | guard | cold-start | reading | surface | term-structure | risk | signals | adjustments | optimisation");
        return 2;
}
