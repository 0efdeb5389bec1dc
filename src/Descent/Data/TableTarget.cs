namespace Descent;

/// <summary>The column to predict, and what it asks for. Immutable.</summary>
/// <param name="Column">The column.</param>
/// <param name="Task">Classification or regression.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record TableTarget(TableColumn Column, TableTask Task, string Reason)
{
    private const int MostWholeClasses = 20;

    /// <summary>The classes, in order; empty for regression.</summary>
    public IReadOnlyList<string> Classes { get; } = Task == TableTask.Regression ? [] : Sorted(Column);

    /// <summary>Reads the target and infers the task: texts and at most 20 different whole numbers are classes, other numbers are to be predicted as such.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The target's name, or null for the last column.</param>
    /// <param name="task">The task, or null to infer it.</param>
    /// <exception cref="InvalidDataException">The target cannot be learned: unknown, missing in a row, constant, or not of the task; the
    /// message names the line.</exception>
    public static TableTarget Of(Table table, string? column = null, TableTask? task = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var target = TableColumn.Read(table, column is null ? table.Columns.Count - 1 : table.Column(column));
        var (name, missing) = (target.Name, target.Texts.Index().FirstOrDefault(cell => cell.Item is null, (-1, null)).Index);
        if (missing >= 0)
        {
            throw new InvalidDataException($"{table.Name}, line {table.Line(missing)}: the target '{name}' is missing. Fill it in, or leave the row out.");
        }

        var distinct = target.Texts.Distinct().Count();
        if (distinct == 1)
        {
            throw new InvalidDataException($"{table.Name}: the target '{name}' is '{target.Texts[0]}' in every row, so there is nothing to learn. Choose another with --target, or bring rows that differ.");
        }

        if (task == TableTask.Regression && target.Numbers is null)
        {
            throw new InvalidDataException($"{table.Name}: the target '{name}' holds texts, as '{target.Texts[0]}', and regression needs numbers. Use classification, or choose another target.");
        }

        var isWhole = target.Numbers?.All(double.IsInteger) ?? false;
        var found = new TableTarget(
            target,
            task ?? (target.Numbers is null || (isWhole && distinct <= MostWholeClasses) ? TableTask.Classification : TableTask.Regression),
            task is not null ? "as asked"
            : target.Numbers is null ? $"'{name}' holds {distinct} different texts"
            : isWhole && distinct <= MostWholeClasses ? $"'{name}' holds {distinct} different whole numbers"
            : isWhole ? $"'{name}' holds {distinct} different whole numbers, too many for classes"
            : $"'{name}' holds numbers with fractions");
        found.DemandPairs(table);
        return found;
    }

    /// <summary>The class number of each row.</summary>
    public int[] ClassNumbers()
    {
        var numbers = Classes.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return [.. Column.Texts.Select(text => numbers[text!])];
    }

    private static string[] Sorted(TableColumn column) => column.Numbers is null
        ? [.. column.Texts.OfType<string>().Distinct().Order(StringComparer.Ordinal)]
        : [.. column.Texts.OfType<string>().Zip(column.Numbers).OrderBy(cell => cell.Second).Select(cell => cell.First).Distinct()];

    // A class of one row cannot be both learned and judged.
    private void DemandPairs(Table table)
    {
        foreach (var name in Task == TableTask.Classification ? Classes : [])
        {
            var rows = Column.Texts.Index().Where(cell => cell.Item == name).Take(2).ToArray();
            if (rows.Length == 1)
            {
                throw new InvalidDataException($"{table.Name}, line {table.Line(rows[0].Index)}: class '{name}' of the target '{Column.Name}' occurs once, and cannot be both learned and judged. Bring more rows of it, leave the row out, or say --task regression if the target is a number.");
            }
        }
    }
}
