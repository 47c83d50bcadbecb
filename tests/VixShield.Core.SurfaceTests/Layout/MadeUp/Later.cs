namespace MadeUp.Later;

public class LaterType
{
    public const int Constant = 3;

    public static int Count { get; set; }

    public class Inner;
}

public interface ILater;

[AttributeUsage(AttributeTargets.All)]
public class LaterAttribute : Attribute;

public class LaterException : Exception;
