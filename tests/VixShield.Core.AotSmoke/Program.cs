using VixShield.AotSmoke;
using VixShield.Pricing.Batch;

// Each area of the library answers with figures that are known beforehand. --expect-path <name>: the path of the kernels that has to run.
int expectation = Array.IndexOf(args, "--expect-path");
Checklist checks = new();
RuntimeChecks.Run(checks, expectNative: !args.Contains("--managed"));
PricingChecks.Run(checks);
BatchChecks.Run(checks, expectation < 0 ? null : args.ElementAtOrDefault(expectation + 1) ?? "");
ExpiryChecks.Run(checks);
BookChecks.Run(checks);
TermStructureChecks.Run(checks);
EconomicsChecks.Run(checks);
JsonChecks.Run(checks);

foreach (string failure in checks.Failures)
    Console.Error.WriteLine(failure);
Console.WriteLine($"AOT smoke on path {Black76Batch.ActivePath}: {checks.Count} checks, {checks.Failures.Count} failed");
return checks.Failures.Count == 0 ? 0 : 1;
