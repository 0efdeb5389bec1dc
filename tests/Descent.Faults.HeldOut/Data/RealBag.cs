namespace Descent.Faults.HeldOut;

/// <summary>Texts that somebody wrote. Each word is a column: 1 where it stands in the text, 0 where not; the order is lost.</summary>
internal sealed record RealBag(string Name, string File, Aim Aim, int Columns, int Outputs) : RealRows(Name, File, Aim, Columns, Outputs)
{
    protected override Rows Read()
    {
        var lines = ReadLines().Select(line => Numbers(line.Split(','))).ToArray();
        return new([.. lines.Select(line => Bag(line[..^1]))], [.. lines.Select(line => line[^1..])]);
    }

    private double[] Bag(IEnumerable<double> words)
    {
        var bag = new double[Columns];
        foreach (var word in words)
        {
            bag[(int)word] = 1;
        }

        return bag;
    }
}
