namespace Reciproca.Spine.Records;

/// <summary>A column that history shows and exports carry, and that restoring an old revision never turns back: what was signed stays signed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeptAttribute : Attribute;
