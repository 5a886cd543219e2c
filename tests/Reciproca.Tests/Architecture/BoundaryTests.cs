using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Reciproca.Tests.Architecture;

/// <summary>Reads the compiled assembly (signatures, fields, bodies, generics) and holds it against the drawing of who may call whom.</summary>
public sealed class BoundaryTests
{
    private static readonly string[] Foundation = ["Spine.Messages", "Spine.People", "Spine.Vocabulary", "Spine.Texts"];

    [Fact]
    public void No_room_calls_one_that_it_must_not_know()
    {
        var forbidden = Arrows().Where(a => !Allowed(a.From, a.To) && !(a.IsPage && a.To == "Web")).Select(a => $"{a.From} → {a.To}: {a.Type.Split('/')[0]} → {a.Used}").Distinct().Order().ToList();
        Assert.True(forbidden.Count == 0, string.Join(Environment.NewLine, forbidden));
    }

    [Fact]
    public void The_reader_sees_arrows_at_all() => Assert.Contains(Arrows(), a => a is { From: "Kinds.Needs", To: "Spine.Records" });

    private static bool Allowed(string from, string to)
    {
        if (from == to || from is "" or "Operate" || to == "") return true;
        var (outer, target) = (from.Split('.')[0], to.Split('.')[0]);
        return outer switch
        {
            "Kinds" => target is "Spine" or "Web" or "Storage",
            "Across" => target is "Kinds" or "Spine" or "Web" or "Storage",
            "Web" => target is "Spine" or "Storage" or "Web",
            // Identity's tables are the people's
            "Storage" => to == "Spine.People" || target == "Storage",
            "Spine" => target == "Storage" || (target == "Spine" && DownTheSpine(from, to)),
            _ => false,
        };
    }

    /// <summary>Search, Translation, Federation, Notices, Moderation, Conversations → Records → Messages, People, Vocabulary, Texts; never back. Matching → Search; Federation → Moderation, whose log has what was decided about peers.</summary>
    private static bool DownTheSpine(string from, string to) =>
        Foundation.Contains(to) || (to == "Spine.Records" && !Foundation.Contains(from))
        || (from, to) is ("Spine.Matching", "Spine.Search") or ("Spine.Federation", "Spine.Moderation") || (to == "Spine.Notices" && from is not "Spine.Records" && !Foundation.Contains(from));

    // a page is drawn with what Web has, wherever its feature lies
    private static IEnumerable<(string From, string To, string Type, string Used, bool IsPage)> Arrows()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Node).Assembly.Location);
        foreach (var type in assembly.MainModule.GetTypes().Where(IsOurs).ToList())
            foreach (var used in Uses(type).SelectMany(WithArguments).Where(t => t.FullName.StartsWith("Reciproca.", StringComparison.Ordinal) && t.Scope == type.Scope))
                yield return (Room(type), Room(used), type.FullName, used.FullName, Outermost(type).BaseType?.Name is "PageModel" or "ViewComponent");
    }

    // what Razor makes of a page is checked by the page's own model; migrations repeat the model
    private static bool IsOurs(TypeDefinition type) =>
        Outermost(type).Namespace.StartsWith("Reciproca", StringComparison.Ordinal) && !Outermost(type).Namespace.Contains("Migrations") && !Outermost(type).Name.Contains("_cshtml") && !IsRazor(Outermost(type));

    private static bool IsRazor(TypeDefinition type) => type.BaseType is { } parent && parent.Name is "RazorPage`1" or "RazorPage" or "Page";

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static string Room(TypeReference type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        var parts = type.Namespace.Split('.')[1..];
        return parts.Length == 0 ? "" : parts[0] is "Kinds" or "Across" or "Spine" && parts.Length > 1 ? $"{parts[0]}.{parts[1]}" : parts[0];
    }

    private static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        if (type.BaseType is not null) yield return type.BaseType;
        foreach (var face in type.Interfaces) yield return face.InterfaceType;
        foreach (var field in type.Fields) yield return field.FieldType;
        foreach (var attribute in type.CustomAttributes) yield return attribute.AttributeType;
        foreach (var method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (var parameter in method.Parameters) yield return parameter.ParameterType;
            foreach (var attribute in method.CustomAttributes) yield return attribute.AttributeType;
            foreach (var used in method.HasBody ? method.Body.Instructions.SelectMany(Mentioned) : []) yield return used;
        }
    }

    private static IEnumerable<TypeReference> Mentioned(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MemberReference and TypeReference type => [type],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> WithArguments(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(WithArguments).Append(generic.ElementType),
        TypeSpecification special => WithArguments(special.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
