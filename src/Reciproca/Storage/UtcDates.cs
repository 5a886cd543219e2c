using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Reciproca.Storage;

/// <summary>Every date is UTC: SQLite forgets the kind, PostgreSQL refuses any other.</summary>
public sealed class UtcDates() : ValueConverter<DateTime, DateTime>(
    date => DateTime.SpecifyKind(date, DateTimeKind.Utc),
    date => DateTime.SpecifyKind(date, DateTimeKind.Utc));
