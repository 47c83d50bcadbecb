using MadeUp.Later;

// Each type here uses a later area through one door, and its name says which; ThroughNothing uses none.
#pragma warning disable CA1051, CA1822 // A field may be a door, and so may a member that needs no instance.
namespace MadeUp.Earlier;

public class ThroughBase : LaterType;

public class ThroughInterface : ILater;

public class ThroughField
{
    public LaterType? Held;
}

public class ThroughProperty
{
    public LaterType? Held => null;
}

public class ThroughParameter
{
    public void Take(ref LaterType[] items) => _ = items.Length;
}

public class ThroughGenericArgument
{
    public Dictionary<string, List<LaterType>>? Held => null;
}

public class ThroughConstraint<T>
    where T : ILater;

[Later]
public class ThroughAttribute;

[System.ComponentModel.TypeConverter(typeof(LaterType))]
public class ThroughAttributeArgument;

public class ThroughStaticCall
{
    public int Read() => LaterType.Count;
}

public class ThroughLambda
{
    public Func<object> Make() => () => new LaterType();
}

public class ThroughIterator
{
    public IEnumerable<object> Make()
    {
        yield return typeof(LaterType);
    }
}

public class ThroughNestedType
{
    public object Make() => new LaterType.Inner();
}

public class ThroughCatch
{
    public int Read(Func<int> read)
    {
        try
        {
            return read();
        }
        catch (LaterException)
        {
            return 0;
        }
    }
}

public class ThroughNothing
{
    public string Text => nameof(ThroughNothing);
}
