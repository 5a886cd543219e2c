using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Reciproca.Storage;

namespace Reciproca.Spine.People.Account;

/// <summary>
/// Everything the database holds of one person, found by convention so that no feature can forget to take part: a column PersonId that must be
/// filled makes a row the person's own (exported, and gone with them); one that may be empty names an author (emptied, the text stays).
/// </summary>
public sealed class PersonalData(AppDb db)
{
    private static readonly string[] AuthorColumns = ["AuthorId", "AddedBy"];

    /// <summary>Never shown, not even to their owner: what signs in.</summary>
    private static readonly string[] Secrets = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Hash", "PushSecret"];

    /// <summary>Rows by table, each a list of columns and values.</summary>
    public async Task<Dictionary<string, object>> Export(Guid person)
    {
        var all = new Dictionary<string, object>();
        foreach (var (table, column) in Columns())
            if (await Rows(table, column, person) is { Count: > 0 } rows) all[$"{table.ClrType.Name} ({column.Name})"] = rows;
        return all;
    }

    public async Task Erase(Guid person)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var (table, column) in Columns().Where(c => c.Table.ClrType != typeof(Person))) await Invoke(nameof(EraseIn), table, column, person);
        await db.Users.Where(p => p.Id == person).ExecuteDeleteAsync();
        await transaction.CommitAsync();
    }

    private IEnumerable<(IEntityType Table, IProperty Column)> Columns() =>
        from table in db.Model.GetEntityTypes()
        where !table.IsOwned()
        from column in table.GetProperties()
        where (table.ClrType == typeof(Person) && column.Name == nameof(Person.Id)) || column.Name.EndsWith("PersonId", StringComparison.Ordinal) || AuthorColumns.Contains(column.Name)
        select (table, column);

    private async Task<List<Dictionary<string, object?>>> Rows(IEntityType table, IProperty column, Guid person)
    {
        var found = (Task<List<object>>)Invoke(nameof(Find), table, column, person);
        return [.. (await found).Select(row => table.GetProperties().Where(p => p.PropertyInfo is not null && !Secrets.Contains(p.Name)).ToDictionary(p => p.Name, p => p.PropertyInfo!.GetValue(row)))];
    }

    private Task Invoke(string method, IEntityType table, IProperty column, Guid person) =>
        (Task)GetType().GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(table.ClrType).Invoke(this, [column, person])!;

    private async Task<List<object>> Find<T>(IProperty column, Guid person) where T : class =>
        [.. await Of<T>(column, person).AsNoTracking().ToListAsync()];

    private Task<int> EraseIn<T>(IProperty column, Guid person) where T : class => column.IsNullable
        ? Of<T>(column, person).ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<Guid?>(row, column.Name), (Guid?)null))
        : Of<T>(column, person).ExecuteDeleteAsync();

    private IQueryable<T> Of<T>(IProperty column, Guid person) where T : class => column.IsNullable
        ? db.Set<T>().Where(row => EF.Property<Guid?>(row, column.Name) == person)
        : db.Set<T>().Where(row => EF.Property<Guid>(row, column.Name) == person);
}
