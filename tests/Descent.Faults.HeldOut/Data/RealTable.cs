namespace Descent.Faults.HeldOut;

/// <summary>A table of numbers, one of whose columns is to be foretold from the others; choices become a 1 among 0, and a gap, −1, none.</summary>
internal sealed record RealTable(string Name, string File, Aim Aim, int Columns, int Outputs) : RealRows(Name, File, Aim, Columns, Outputs)
{
    /// <summary>The column that is foretold; null for the last.</summary>
    public int? Target { get; init; }

    /// <summary>How many choices each column has, where it has choices; 0 where it is a number.</summary>
    public IReadOnlyList<int> Choices { get; init; } = [];

    protected override Rows Read()
    {
        var rows = ReadLines().Select(line => Numbers(line.Split(','))).ToArray();
        var target = Target ?? rows[0].Length - 1;
        return new(
            [.. rows.Select(row => row.SelectMany((x, column) => column == target ? [] : Coded(column, x)).ToArray())],
            [.. rows.Select(row => (double[])[Aim == Aim.Signs ? 2 * row[target] - 1 : row[target]])]);
    }

    private double[] Coded(int column, double x)
    {
        if (Choices.ElementAtOrDefault(column) is not (> 0 and var count))
        {
            return [x];
        }

        var one = new double[count];
        if (x >= 0)
        {
            one[(int)x] = 1;
        }

        return one;
    }
}
