using System.Text;
using CsvHelper;

namespace Descent;

/// <summary>A table of text cells with named columns, as a CSV file holds it. Immutable, so safe for several threads.</summary>
public sealed class Table
{
    private const int LongestRecord = 1_000_000; // bytes
    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly string[][] _rows;
    private readonly long[] _lines;

    private Table(string name, string[] columns, string[][] rows, long[] lines) => (Name, Columns, _rows, _lines) = (name, columns, rows, lines);

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    /// <summary>The names of the columns, in their order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many rows there are, the header not counted.</summary>
    public int RowCount => _rows.Length;

    /// <summary>Reads CSV: a header, then rows of as many fields; separated by commas, semicolons or tabs, whichever the header holds most.</summary>
    /// <remarks>Fields may be quoted and then hold separators, line ends and doubled quotes. Source: RFC 4180.</remarks>
    /// <param name="bytes">The whole file, UTF-8.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="InvalidDataException">The bytes are no such table; the message names the file, the line and what to do.</exception>
    public static Table Read(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var text = TextLines.Decode(bytes, name);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InvalidDataException($"{name}: the file is empty. A table needs a header and rows.");
        }

        DemandShortLines(text, name);
        var header = text[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)];
        var separator = Separators.MaxBy(candidate => header.Count(symbol => symbol == candidate));
        using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(text), new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            SkipEmptyLines = true,
            MaxRecordSize = LongestRecord,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        try
        {
            return Read(reader, name);
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"{name}, line {e.LineNumber}: the quotes do not match, so the row has no end. Close the quote, or double quotes inside a quoted field.", e);
        }
    }

    /// <summary>The number of a column.</summary>
    /// <exception cref="InvalidDataException">There is no such column; the message names the nearest.</exception>
    public int Column(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
            {
                return i;
            }
        }

        var near = NearName.Of(column, Columns);
        throw new InvalidDataException($"{Name}: there is no column '{column}'.{(near is null ? "" : $" Did you mean '{near}'?")} The columns are {string.Join(", ", Columns)}.");
    }

    /// <summary>A cell's text, without blanks around it.</summary>
    public string Cell(int row, int column) => _rows[row][column];

    /// <summary>The line of the file on which a row ends.</summary>
    public long Line(int row) => _lines[row];

    private static Table Read(CsvReader reader, string name)
    {
        string[]? columns = null;
        var rows = new List<string[]>();
        var lines = new List<long>();
        while (reader.Read())
        {
            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i).Trim();
            }

            if (columns is null)
            {
                columns = fields;
                DemandNames(columns, name);
            }
            else if (fields.Length != columns.Length)
            {
                throw new InvalidDataException($"{name}, line {reader.LineNumber}: the row has {fields.Length} fields, the header {columns.Length}. Give every row one field a column; quote fields that hold the separator.");
            }
            else
            {
                rows.Add(fields);
                lines.Add(reader.LineNumber);
            }
        }

        return rows.Count > 0
            ? new(name, columns!, [.. rows], [.. lines])
            : throw new InvalidDataException($"{name}: there is a header and no row. Add rows.");
    }

    private static void DemandNames(string[] columns, string name)
    {
        if (columns.Length < 2)
        {
            throw new InvalidDataException($"{name}, line 1: the header has one column. A table needs a target and something to predict it from; separate columns by commas, semicolons or tabs.");
        }

        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Length == 0)
            {
                throw new InvalidDataException($"{name}, line 1: column {i + 1} has no name. Give every column one.");
            }

            if (Array.IndexOf(columns, columns[i]) is var first && first < i)
            {
                throw new InvalidDataException($"{name}, line 1: columns {first + 1} and {i + 1} are both named '{columns[i]}'. Give every column its own name.");
            }
        }

        if (Array.TrueForAll(columns, column => double.TryParse(column, System.Globalization.CultureInfo.InvariantCulture, out _)))
        {
            throw new InvalidDataException($"{name}, line 1: the header holds only numbers, so it seems to be missing. Put the names of the columns in the first line.");
        }
    }

    private static void DemandShortLines(string text, string name)
    {
        var line = 1;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var length = range.End.Value - range.Start.Value;
            if (length >= LongestRecord)
            {
                throw new InvalidDataException($"{name}, line {line}: the line has {length} characters, and a row may have {LongestRecord - 1}. Check that rows end with line ends.");
            }

            line++;
        }
    }
}
