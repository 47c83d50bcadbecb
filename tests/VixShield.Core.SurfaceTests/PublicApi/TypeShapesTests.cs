using System.Runtime.InteropServices;

namespace VixShield.Tests.PublicApi;

public class TypeShapesTests
{
    public sealed record SealedRecord;

    public abstract record AbstractRecord;

    public readonly record struct ValueRecord;

    [StructLayout(LayoutKind.Auto)]
    public struct PlainStruct;

    public class OpenClass;

    [Theory]
    [InlineData(typeof(SealedRecord), "sealed record")]
    [InlineData(typeof(AbstractRecord), "abstract record")]
    [InlineData(typeof(ValueRecord), "readonly record struct")]
    [InlineData(typeof(PlainStruct), "struct")]
    [InlineData(typeof(OpenClass), "open class")]
    [InlineData(typeof(TypeShapes), "static class")]
    [InlineData(typeof(IDisposable), "interface")]
    [InlineData(typeof(DayOfWeek), "enum : Int32")]
    [InlineData(typeof(Action), "delegate")]
    public void The_kind_is_told_as_written_in_the_source(Type type, string kind) => Assert.Equal(kind, TypeShapes.Kind(type));
}
