namespace VixShield.Tests.Infrastructure;

public class ExternalFolderTests
{
    private const string Variable = "VIXSHIELD_FOLDER_UNDER_TEST";

    [Fact]
    public void Tests_are_skipped_where_no_folder_is_named_and_fail_where_it_is_empty_or_missing()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        Assert.NotNull(ExternalFolder.SkipReason(Variable));
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Environment.SetEnvironmentVariable(Variable, folder);
            Assert.Null(ExternalFolder.SkipReason(Variable));
            Assert.Throws<InvalidOperationException>(() => ExternalFolder.PathOf(Variable, "table.csv"));
            File.WriteAllText(Path.Combine(folder, "table.csv"), "");
            Assert.Equal(Path.Combine(folder, "table.csv"), ExternalFolder.PathOf(Variable, "table.csv"));
            Environment.SetEnvironmentVariable(Variable, Path.Combine(folder, "missing"));
            Assert.Throws<DirectoryNotFoundException>(() => ExternalFolder.PathOf(Variable, "table.csv"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
            Directory.Delete(folder, recursive: true);
        }
    }
}
