using System.Runtime.InteropServices;

namespace Reciproca.Clearing.Highs;

/// <summary>The functions of the HiGHS C interface that are used; names as in its header (highs_c_api.h, version 1.12).</summary>
static unsafe partial class HighsNative
{
    const string L = HighsLibrary.Name;

    static HighsNative() => HighsLibrary.Register();

    [LibraryImport(L)] public static partial IntPtr Highs_create();
    [LibraryImport(L)] public static partial void Highs_destroy(IntPtr highs);
    [LibraryImport(L)] public static partial int Highs_run(IntPtr highs);
    [LibraryImport(L)] public static partial int Highs_clearSolver(IntPtr highs);
    [LibraryImport(L, StringMarshalling = StringMarshalling.Utf8)] public static partial int Highs_writeModel(IntPtr highs, string file);
    [LibraryImport(L, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Highs_setBoolOptionValue(IntPtr highs, string option, int value);
    [LibraryImport(L, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Highs_setIntOptionValue(IntPtr highs, string option, int value);
    [LibraryImport(L, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Highs_setDoubleOptionValue(IntPtr highs, string option, double value);
    [LibraryImport(L, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Highs_setStringOptionValue(IntPtr highs, string option, string value);
    [LibraryImport(L)] public static partial int Highs_changeObjectiveSense(IntPtr highs, int sense);
    [LibraryImport(L)] public static partial int Highs_addRows(IntPtr highs, int count, double* lower, double* upper, int entries, int* start, int* index, double* value);
    [LibraryImport(L)] public static partial int Highs_addCols(IntPtr highs, int count, double* cost, double* lower, double* upper, int entries, int* start, int* index, double* value);
    [LibraryImport(L)] public static partial int Highs_changeColsIntegralityByRange(IntPtr highs, int from, int to, int* kind);
    [LibraryImport(L)] public static partial int Highs_changeColBounds(IntPtr highs, int column, double lower, double upper);
    [LibraryImport(L)] public static partial int Highs_deleteColsByMask(IntPtr highs, int* mask);
    [LibraryImport(L)] public static partial int Highs_getBasis(IntPtr highs, int* columns, int* rows);
    [LibraryImport(L)] public static partial int Highs_setBasis(IntPtr highs, int* columns, int* rows);
    [LibraryImport(L)] public static partial int Highs_getSolution(IntPtr highs, double* value, double* dual, double* rowValue, double* rowDual);
    [LibraryImport(L)] public static partial int Highs_setSolution(IntPtr highs, double* value, double* rowValue, double* dual, double* rowDual);
    [LibraryImport(L)] public static partial int Highs_getModelStatus(IntPtr highs);
    [LibraryImport(L)] public static partial double Highs_getRunTime(IntPtr highs);
    [LibraryImport(L)] public static partial double Highs_getObjectiveValue(IntPtr highs);
    [LibraryImport(L)] public static partial int Highs_getNumCol(IntPtr highs);
    [LibraryImport(L)] public static partial int Highs_getNumRow(IntPtr highs);
    [LibraryImport(L, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Highs_getDoubleInfoValue(IntPtr highs, string info, out double value);
    [LibraryImport(L)]
    public static partial int Highs_setCallback(IntPtr highs, delegate* unmanaged[Cdecl]<int, byte*, void*, int*, void*, void> call, IntPtr data);
    [LibraryImport(L)] public static partial int Highs_startCallback(IntPtr highs, int kind);
}
