using System.Globalization;

namespace Descent;

/// <summary>A column of a table as numbers or as categories, found from its cells. Immutable.</summary>
public sealed class TableColumn
{
    private static readonly HashSet<string> MissingTexts = new(StringComparer.OrdinalIgnoreCase) { "", "NA", "N/A", "NaN", "null", "none", "?" };
    private const double MostlyNumbers = 0.9;

    private TableColumn(string name, double[]? numbers, string?[] texts) => (Name, Numbers, Texts) = (name, numbers, texts);

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The numbers, NaN where one is missing; or null where the column holds categories.</summary>
    public IReadOnlyList<double>? Numbers { get; }

    /// <summary>The texts, null where one is missing (empty, NA, NaN, null, none or ?).</summary>
    public IReadOnlyList<string?> Texts { get; }

    /// <summary>Reads a column: numbers where every cell that is not missing is one, else categories.</summary>
    /// <exception cref="InvalidDataException">A cell is infinite, nearly all cells are numbers and one is not, or they are dates; the
    /// message names the line.</exception>
    public static TableColumn Read(Table table, int column)
    {
        ArgumentNullException.ThrowIfNull(table);
        var name = table.Columns[column];
        var texts = Enumerable.Range(0, table.RowCount).Select(row => table.Cell(row, column)).Select(cell => MissingTexts.Contains(cell) ? null : cell).ToArray();
        var numbers = Array.ConvertAll(texts, text => text is null ? double.NaN : Parse(text));
        var present = texts.Count(text => text is not null);
        var parsed = texts.Zip(numbers).Count(cell => cell.First is not null && cell.Second is { } number && !double.IsNaN(number));
        if (present > 0 && parsed == present)
        {
            var infinite = Array.FindIndex(numbers, double.IsInfinity);
            return infinite < 0
                ? new(name, numbers, texts)
                : throw new InvalidDataException($"{table.Name}, line {table.Line(infinite)}: column '{name}' holds '{texts[infinite]}', which is not finite. Give a number, or leave the cell empty.");
        }

        var odd = Enumerable.Range(0, texts.Length).First(row => texts[row] is not null && double.IsNaN(numbers[row]) || parsed == present);
        if (present > 0 && parsed >= MostlyNumbers * present && parsed < present)
        {
            throw new InvalidDataException($"{table.Name}, line {table.Line(odd)}: column '{name}' holds '{texts[odd]}', and {parsed} of its {present} cells are numbers. Mend the cell, or leave it empty.");
        }

        if (present > 0 && texts.All(text => text is null || IsDate(text)))
        {
            var first = Array.FindIndex(texts, text => text is not null);
            throw new InvalidDataException($"{table.Name}, line {table.Line(first)}: column '{name}' holds dates, as '{texts[first]}'. Leave the column out, or turn it into numbers that say what matters: days since a start, month, weekday.");
        }

        return new(name, null, texts);
    }

    private static double Parse(string text)
    {
        var hasNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return text.ToUpperInvariant().TrimStart('+', '-') is "INF" or "INFINITY" or "∞" ? double.PositiveInfinity : hasNumber ? number : double.NaN;
    }

    private static bool IsDate(string text) => text.Any(symbol => symbol is '-' or '/' or ':' or '.')
        && text.Count(char.IsAsciiDigit) >= 3
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
