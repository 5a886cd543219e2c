using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Xunit;

namespace Reciproca.Tests.Architecture;

public sealed class PermissionTests
{
    [Fact]
    public void Every_page_handler_asks_permission_or_says_that_anyone_may()
    {
        var forgetful = from page in typeof(Node).Assembly.GetTypes()
                        where page.IsSubclassOf(typeof(PageModel)) && !page.IsAbstract
                        from handler in page.GetMethods(BindingFlags.Public | BindingFlags.Instance)
                        where handler.Name.StartsWith("OnGet", StringComparison.Ordinal) || handler.Name.StartsWith("OnPost", StringComparison.Ordinal)
                        where handler.GetCustomAttribute<AskAttribute>(true) is null && page.GetCustomAttribute<AskAttribute>(true) is null
                        select $"{page.FullName}.{handler.Name}";
        Assert.Empty(forgetful);
    }
}
