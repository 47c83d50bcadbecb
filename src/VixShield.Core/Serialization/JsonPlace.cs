using System.Text.Json;

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

    /// <summary>The message on one line without the parameter, which the path names.</summary>
    private static string Message(ArgumentException error)
    {
        string message = error.Message.ReplaceLineEndings(" ");
        return error.ParamName is null ? message : message.Replace($" (Parameter '{error.ParamName}')", string.Empty, StringComparison.Ordinal);
    }
}
