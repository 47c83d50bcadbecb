using System.Text.Json;

namespace VixShield.Serialization;

/// <summary>How one type is read and written.</summary>
internal abstract class JsonFormat<T>
    where T : class
{
    /// <summary>Name and version, such as <c>vixshield.book/1</c>.</summary>
    internal abstract string Schema { get; }

    internal abstract T Read(JsonElement root);

    internal abstract string Write(T value, DocumentContext context);

    internal void CheckSchema(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new VixShieldFormatException("$", $"Must be an object of schema {Schema}, is {root.ValueKind}.", null);
        if (!root.TryGetProperty("schema", out JsonElement schema) || schema.ValueKind != JsonValueKind.String)
            throw new VixShieldFormatException("$.schema", $"Is missing; must be \"{Schema}\".", null);
        if (schema.GetString() != Schema)
            throw new VixShieldFormatException("$.schema", $"\"{schema.GetString()}\" is not known here; must be \"{Schema}\".", null);
    }
}
