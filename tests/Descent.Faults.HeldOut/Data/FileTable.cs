namespace Descent.Faults.HeldOut;

/// <summary>A table of numbers in a file of its own, the last column of which is to be foretold.</summary>
/// <param name="Path">The file.</param>
internal sealed record FileTable(string Name, string Path, Aim Aim, int Columns, int Outputs) : RealRows(Name, Path, Aim, Columns, Outputs)
{
    protected override IEnumerable<string> Source => System.IO.File.ReadLines(Path);

    protected override Rows Read()
    {
        var rows = ReadLines().Select(line => Numbers(line.Split(','))).ToArray();
        return new([.. rows.Select(row => row[..^1])], [.. rows.Select(row => row[^1..])]);
    }
}
