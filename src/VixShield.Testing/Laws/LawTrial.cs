using System.Globalization;
using FsCheck;

namespace VixShield.Testing;

/// <summary>One trial of a law: what was seen on its way from case to case.</summary>
internal sealed class LawTrial<T>(Arbitrary<T> cases, Func<T, string?> objection, Func<T, bool>? isTelling)
{
    internal Arbitrary<T> Cases { get; } = cases;

    /// <summary>Cases before the first that breaks the law, that one included.</summary>
    internal int Tried { get; private set; }

    /// <summary>Of these the telling ones, or null where every case is one.</summary>
    internal int? Telling { get; private set; } = isTelling is null ? null : 0;

    /// <summary>The objection to the simplest case: cases are made simpler in order, so it is the last.</summary>
    internal string? Objection { get; private set; }

    internal string? First { get; private set; }

    internal string? Simplest { get; private set; }

    internal bool Holds(T value)
    {
        if (First is null)
            Tried++;
        string? found = ObjectionTo(value);
        if (found is null)
            return true;
        Objection = found;
        Simplest = Convert.ToString(value, CultureInfo.InvariantCulture);
        First ??= Simplest;
        return false;
    }

    private string? ObjectionTo(T value)
    {
        try
        {
            if (First is null && isTelling?.Invoke(value) == true)
                Telling++;
            return objection(value);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }
}
