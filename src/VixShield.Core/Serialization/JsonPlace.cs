using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace VixShield.Serialization;

/// <summary>Turns a refused argument into a format error at a JSON path.</summary>
internal static class JsonPlace
{
    internal static T At<T>(string path, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException error)
        {
            string member = error.ParamName is null ? path : $"{path}.{JsonNamingPolicy.CamelCase.ConvertName(error.ParamName)}";
            throw new VixShieldFormatException(member, Message(error), error);
        }
    }

    internal static T Required<T>(T? value, string path)
        where T : class => value ?? throw new VixShieldFormatException(path, "Must not be null.", null);

    /// <summary>Reads an object that stands in a place of its own; errors carry the whole path.</summary>
    internal static T Object<T>(JsonElement element, JsonTypeInfo<T> type, string what, string path)
        where T : class
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new VixShieldFormatException(path, $"Must be {what}, is {element.ValueKind}.", null);
        try
        {
            return element.Deserialize(type)!;
        }
        catch (JsonException error)
        {
            throw new VixShieldFormatException(path + error.Path?[1..], JsonErrorText.Of(error), error);
        }
    }

    internal static TEnum Name<TEnum>(string? text, string path)
        where TEnum : struct, Enum
    {
        foreach (TEnum value in Enum.GetValues<TEnum>())
        {
            if (NameOf(value) == text)
                return value;
        }

        throw new VixShieldFormatException(path, $"\"{text}\" must be one of {string.Join(", ", Enum.GetValues<TEnum>().Select(NameOf))}.", null);
    }

    internal static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The message on one line: without the parameter, which the path names, and with the value in the invariant culture.</summary>
    internal static string Message(ArgumentException error)
    {
        string message = error.Message;
        int end = error.ParamName is null ? -1 : message.IndexOf($" (Parameter '{error.ParamName}')", StringComparison.Ordinal);
        message = (end < 0 ? message : message[..end]).ReplaceLineEndings(" ");
        return error is ArgumentOutOfRangeException { ActualValue: { } value }
            ? string.Create(CultureInfo.InvariantCulture, $"{message} Actual value was {value}.")
            : message;
    }
}
