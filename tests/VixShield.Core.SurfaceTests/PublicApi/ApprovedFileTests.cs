namespace VixShield.Tests.PublicApi;

public class ApprovedFileTests
{
    [Fact]
    public void A_difference_shows_only_the_lines_that_changed() =>
        Assert.Equal("  - b\n  + B\n  + e", ApprovedFile.Difference("a\nb\nc\nd", "a\nB\nc\ne\nd"));

    [Fact]
    public void A_text_that_differs_fails_with_the_lines_and_the_way_to_accept_and_is_kept_for_comparison()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vixshield");
        try
        {
            string approved = Path.Combine(folder.FullName, "sample.approved.txt");
            string received = Path.Combine(folder.FullName, "sample.received.txt");
            File.WriteAllText(approved, "one\r\ntwo\r\n");
            ApprovedFile.Verify(folder.FullName, "sample", "one\ntwo");
            Assert.False(File.Exists(received));

            if (Infrastructure.Acceptance.Requested)
                return;
            string message = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ApprovedFile.Verify(folder.FullName, "sample", "one\nthree")).Message;
            Assert.Contains("- two\n  + three", message, StringComparison.Ordinal);
            Assert.Contains("VIXSHIELD_ACCEPT=1", message, StringComparison.Ordinal);
            Assert.Equal("one\nthree\n", File.ReadAllText(received));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
