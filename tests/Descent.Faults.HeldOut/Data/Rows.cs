namespace Descent.Faults.HeldOut;

/// <summary>Rows as read: inputs [n][d], where symbols are whole numbers, and targets [n][k], where a class is one whole number. Immutable by custom.</summary>
internal sealed record Rows(double[][] Inputs, double[][] Targets)
{
    public int Count => Inputs.Length;

    public int Columns => Inputs[0].Length;

    /// <summary>The class of each row, where targets are classes.</summary>
    public IEnumerable<int> Classes => Targets.Select(target => (int)target[0]);

    public Rows Take(IEnumerable<int> rows)
    {
        var chosen = rows.ToArray();
        return new([.. chosen.Select(row => Inputs[row])], [.. chosen.Select(row => Targets[row])]);
    }

    public Rows And(Rows others) => new([.. Inputs, .. others.Inputs], [.. Targets, .. others.Targets]);

    /// <summary>The rows with each input number changed, given its row and column.</summary>
    public Rows WithInputs(Func<int, int, double, double> change) => this with { Inputs = [.. Inputs.Select((x, row) => x.Select((number, column) => change(row, column, number)).ToArray())] };

    /// <summary>The rows with each target number changed, given its row and column.</summary>
    public Rows WithTargets(Func<int, int, double, double> change) => this with { Targets = [.. Targets.Select((y, row) => y.Select((number, column) => change(row, column, number)).ToArray())] };
}
