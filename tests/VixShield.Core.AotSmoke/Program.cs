using VixShield.AotSmoke;

// Each area of the library answers with figures that are known beforehand.
Checklist checks = new();
RuntimeChecks.Run(checks, expectNative: !args.Contains("--managed"));
PricingChecks.Run(checks);
ExpiryChecks.Run(checks);
BookChecks.Run(checks);
JsonChecks.Run(checks);

foreach (string failure in checks.Failures)
    Console.Error.WriteLine(failure);
Console.WriteLine($"AOT smoke: {checks.Count} checks, {checks.Failures.Count} failed");
return checks.Failures.Count == 0 ? 0 : 1;
