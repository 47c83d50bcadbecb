using Mono.Cecil;
using Mono.Cecil.Cil;

namespace VixShield.Tests.Layout;

/// <summary>
/// Every use of one type by another that the compiled assembly holds: bases, interfaces, members, signatures, attributes, generic
/// arguments and constraints, and method bodies with their locals and handlers. Nested and generated types count as their outermost type.
/// </summary>
public static class TypeUses
{
    public static IReadOnlyList<(TypeReference User, TypeReference Used)> Of(string assemblyPath)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        List<(TypeReference User, TypeReference Used)> uses = [];
        foreach (TypeDefinition type in assembly.MainModule.GetTypes())
        {
            HashSet<string> seen = [];
            foreach (TypeReference used in UsesOf(type).SelectMany(Parts))
            {
                if (seen.Add(used.FullName))
                    uses.Add((Outermost(type), Outermost(used)));
            }
        }

        return [.. uses.Distinct()];
    }

    private static IEnumerable<TypeReference?> UsesOf(TypeDefinition type)
    {
        IEnumerable<TypeReference?> declared =
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Properties.Select(p => p.PropertyType),
            .. type.Events.Select(e => e.EventType),
            .. Attributes(type),
            .. type.Interfaces.SelectMany(Attributes),
            .. type.Fields.SelectMany(Attributes),
            .. type.Properties.SelectMany(Attributes),
            .. type.Events.SelectMany(Attributes),
            .. Constraints(type),
        ];
        return declared.Concat(type.Methods.SelectMany(UsesOf));
    }

    private static IEnumerable<TypeReference?> UsesOf(MethodDefinition method)
    {
        IEnumerable<TypeReference?> declared =
        [
            .. Signature(method),
            .. method.Overrides.SelectMany(Member),
            .. Attributes(method),
            .. Attributes(method.MethodReturnType),
            .. method.Parameters.SelectMany(Attributes),
            .. Constraints(method),
        ];
        return method.HasBody
            ? declared
                .Concat(method.Body.Variables.Select(v => v.VariableType))
                .Concat(method.Body.ExceptionHandlers.Select(h => h.CatchType))
                .Concat(method.Body.Instructions.SelectMany(Operand))
            : declared;
    }

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        MemberReference member => Member(member),
        CallSite site => [site.ReturnType, .. site.Parameters.Select(p => p.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Member(MemberReference member) => member switch
    {
        MethodReference method => [method.DeclaringType, .. Signature(method)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [member.DeclaringType],
    };

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(p => p.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) => provider.CustomAttributes.SelectMany(
        a => a.ConstructorArguments
            .Concat(a.Properties.Select(p => p.Argument))
            .Concat(a.Fields.Select(f => f.Argument))
            .SelectMany(Values)
            .Prepend(a.AttributeType));

    private static IEnumerable<TypeReference?> Values(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [type],
        CustomAttributeArgument[] many => many.SelectMany(Values),
        CustomAttributeArgument boxed => Values(boxed),
        _ => [argument.Type],
    };

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(p => p.Constraints.Select(c => c.ConstraintType).Concat(Attributes(p)));

    // A constructed type is its definition and its arguments; an array, a reference or a modified type is its element.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        IModifierType modified => Parts(modified.ModifierType).Concat(Parts(modified.ElementType)),
        FunctionPointerType pointer => Parts(pointer.ReturnType).Concat(pointer.Parameters.SelectMany(p => Parts(p.ParameterType))),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type;
    }
}
