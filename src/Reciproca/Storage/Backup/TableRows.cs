using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Reciproca.Storage.Backup;

/// <summary>One table as lines of JSON in the database-neutral types of the model, so that SQLite and PostgreSQL read each other's.</summary>
internal sealed class TableRows(AppDb db, IEntityType type)
{
    private readonly StoreObjectIdentifier table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
    private readonly ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();

    public string Name => table.Name;

    private List<(string Column, IProperty Property)> Columns => field ??= [.. type.GetProperties().Select(p => (p.GetColumnName(table)!, p)).Where(c => c.Item1 is not null)];

    public async Task<long> Write(StreamWriter lines, DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = Command($"SELECT {string.Join(", ", Columns.Select(c => Quoted(c.Column)))} FROM {Quoted(Name)}", transaction);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
        long rows = 0;
        for (; await reader.ReadAsync(cancel); rows++)
        {
            var values = new object?[Columns.Count];
            for (var i = 0; i < values.Length; i++) values[i] = Neutral(reader, i, Columns[i].Property);
            await lines.WriteLineAsync(JsonSerializer.Serialize(values));
        }
        return rows;
    }

    public async Task<long> Read(StreamReader lines, DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = Command(
            $"INSERT INTO {Quoted(Name)} ({string.Join(", ", Columns.Select(c => Quoted(c.Column)))}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))})", transaction);
        long rows = 0;
        for (; await lines.ReadLineAsync(cancel) is { } line; rows++)
        {
            command.Parameters.Clear();
            using var json = JsonDocument.Parse(line);
            for (var i = 0; i < Columns.Count; i++) command.Parameters.Add(Parameter(command, i, json.RootElement[i]));
            await command.ExecuteNonQueryAsync(cancel);
        }
        return rows;
    }

    private DbCommand Command(string text, DbTransaction transaction)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (text, transaction);
        return command;
    }

    private string Quoted(string name) => sql.DelimitIdentifier(name);

    private static object? Neutral(DbDataReader reader, int column, IProperty property)
    {
        if (reader.IsDBNull(column)) return null;
        return ProviderType(property) switch
        {
            var t when t == typeof(Guid) => reader.GetGuid(column),
            var t when t == typeof(DateTime) => DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc).ToString("O"),
            var t when t == typeof(DateTimeOffset) => reader.GetFieldValue<DateTimeOffset>(column).ToString("O"),
            var t when t == typeof(DateOnly) => reader.GetFieldValue<DateOnly>(column).ToString("O"),
            var t when t == typeof(bool) => reader.GetBoolean(column),
            var t when t == typeof(byte[]) => Convert.ToBase64String(reader.GetFieldValue<byte[]>(column)),
            var t when t == typeof(double) => reader.GetDouble(column),
            var t when t == typeof(int) || t == typeof(long) => reader.GetInt64(column),
            _ => reader.GetString(column),
        };
    }

    private DbParameter Parameter(DbCommand command, int index, JsonElement value)
    {
        var property = Columns[index].Property;
        var typed = value.ValueKind == JsonValueKind.Null ? null : Typed(value, ProviderType(property));
        // the store's own mapping knows how each database wants its GUIDs and dates
        var mapping = property.GetRelationalTypeMapping();
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{index}";
        parameter.Value = typed ?? DBNull.Value;
        if (mapping.DbType is { } dbType && typed is not null) parameter.DbType = dbType;
        return parameter;
    }

    private static object Typed(JsonElement value, Type type) => type switch
    {
        var t when t == typeof(Guid) => value.GetGuid(),
        var t when t == typeof(DateTime) => DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
        var t when t == typeof(DateTimeOffset) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        var t when t == typeof(DateOnly) => DateOnly.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture),
        var t when t == typeof(bool) => value.GetBoolean(),
        var t when t == typeof(byte[]) => value.GetBytesFromBase64(),
        var t when t == typeof(double) => value.GetDouble(),
        var t when t == typeof(int) => value.GetInt32(),
        var t when t == typeof(long) => value.GetInt64(),
        _ => value.GetString()!,
    };

    private static Type ProviderType(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
