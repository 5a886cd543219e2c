using System.Reflection;
using System.Runtime.InteropServices;

namespace Reciproca.Clearing.Highs;

/// <summary>Finds the HiGHS library that Google OR-Tools brings along in its native package, so that no second package is needed.</summary>
static class HighsLibrary
{
    public const string Name = "highs";
    static int registered;

    public static void Register()
    {
        if (Interlocked.Exchange(ref registered, 1) == 0) NativeLibrary.SetDllImportResolver(typeof(HighsLibrary).Assembly, Resolve);
    }

    static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name) return IntPtr.Zero;
        foreach (string file in Candidates())
            if (NativeLibrary.TryLoad(file, out var handle)) return handle;
        foreach (string file in Files)
            if (NativeLibrary.TryLoad(file, assembly, path, out var handle)) return handle;
        return IntPtr.Zero;
    }

    static IEnumerable<string> Candidates() =>
        from folder in new[] { Path.Combine(AppContext.BaseDirectory, "runtimes", Platform, "native"), AppContext.BaseDirectory }
        from file in Files
        select Path.Combine(folder, file);

    static string Platform => (OperatingSystem.IsWindows() ? "win-" : OperatingSystem.IsMacOS() ? "osx-" : "linux-")
        + (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64");

    static string[] Files => OperatingSystem.IsWindows() ? ["highs.dll", "libhighs.dll"]
        : OperatingSystem.IsMacOS() ? ["libhighs.1.dylib", "libhighs.dylib"] : ["libhighs.so.1", "libhighs.so"];
}
