using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>A run with vector widths switched off proves by its expectation that the path it is about was the one that ran.</summary>
public class ActivePathTests
{
    private const string Expected = "VIXSHIELD_EXPECT_PATH";

    [SkippableFact]
    public void The_path_that_runs_is_the_one_that_the_run_expects()
    {
        string? expected = Environment.GetEnvironmentVariable(Expected);
        Skip.If(string.IsNullOrEmpty(expected), $"{Expected} is not set.");
        Assert.Equal(expected, Black76Batch.ActivePath.ToString());
    }

    [Fact]
    public void The_active_path_is_the_widest_that_the_machine_supports_by_itself()
    {
        KernelPath active = Black76Batch.ActivePath;
        Assert.True(ActiveKernel.Supports(active));
        // The 128-bit form is for Arm64; elsewhere it runs for tests only.
        Assert.DoesNotContain(BatchPaths.Supported, path => path > active && path != KernelPath.AdvSimd);
    }
}
