namespace Descent.Diagnostics.Rules;

/// <summary>A3: single gradients that are many times the usual, by depth or by one wild row.</summary>
internal sealed class ExplodingGradients() : Rule(
    "A3",
    "gradients explode now and then",
    "Single steps are many times the usual ones and undo what the others learned, because of a deep or repeated product, or of a row with a wild number.",
    "share of steps with ten times the usual gradient; of a wild number its size over that of the others",
    "share of steps with ‖g‖ > 10 · median ‖g‖ around it; max |x − median| / its 90 % point, where validation has none such",
    Limits.Spikes,
    "Clip the gradient at its usual norm (ClipNorm), and look at the row.",
    "D1", "L7", "L1", "O1", "O2", "O9", "G2", "I2", "A1", "A2", "D12", "G1", "I3")
{
    private const double Wild = 12; // times the 90 % point of its column
    private const double SurelyWild = 100; // less only counts where the run is better without it
    private const double Less = 0.8;
    private const double Gap = 2; // between wild numbers and others
    private const double MostRows = 0.03;

    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Train.NonFinite is null && WildCell(run.Train) is { IsApart: true } cell)
        {
            var isSurely = cell.Times > SurelyWild && !(run.Validation is { } validation && HasAny(validation, run.Train));
            var confirmed = run.Lab.Rerun(new("E4"), "how far does the program come as it is?") is { } asIs && run.Lab.Rerun(new("E4") { Without = cell.Rows }, $"does it come further without row {cell.Row}{(cell.Rows.Length > 1 ? " and others like it" : "")}?") is { } without && IsBetter(without, asIs, isSurely);
            return !confirmed && !isSurely ? null : Found(run, FindingLevel.Warning, confirmed ? Certainty.Confirmed : Certainty.Likely, cell.Times, $"Row {cell.Row} holds {cell.Value:G4} in {(cell.Column < 0 ? "its target" : $"column {cell.Column}")}: {cell.Times:G3} times as far from the middle as nine tenths of the rows. Its gradient drowns the others.{(confirmed ? " Without it as many steps come further." : "")}", $"Mend or drop row {cell.Row}, or clip the gradient.");
        }

        if (run.Lab.IsOpen)
        {
            Seen(run, run.History.Spikes(Remedies.SpikeTimes)); // beside experiments its price is nothing
        }

        return run.Lab.Remedy is { Id: "A3" } remedy
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, run.History.Spikes(Remedies.SpikeTimes), $"{run.History.Spikes(Remedies.SpikeTimes):P0} of the steps have a gradient of more than ten times the usual norm. Clipped at {remedy.Knob:G3}, {remedy.Changed.Steps} steps reach skill {remedy.Changed.Skill:F2} instead of {remedy.AsIs.Skill:F2}.", $"Set ClipNorm to {remedy.Knob:G3}.", remedy.Knob)
            : null;
    }

    // Also by rows that were not seen: the wild ones may be among those that the short runs are judged by.
    private static bool IsBetter(ExperimentRun without, ExperimentRun asIs, bool isSurelyWild)
    {
        var most = isSurelyWild ? 1 : Less;
        return without.End < most * asIs.End || 1 - without.Validation < most * (1 - asIs.Validation);
    }

    // Whether other rows have wild numbers too, which nobody wrote by mistake: they are the nature of such data.
    private static bool HasAny(DataFacts others, DataFacts train)
    {
        bool Has(double[] own, double[] unseen)
        {
            var (middle, usual) = Usual(own);
            return usual > 0 && Array.Exists(unseen, value => Math.Abs(value - middle) > Wild * usual);
        }

        return (others.Columns.Count == train.Columns.Count && train.Columns.Any(column => Has(DataFacts.Column(train.Data, column.Index), DataFacts.Column(others.Data, column.Index))))
            || (train.Numbers is { } targets && others.Numbers is { } unseen && targets.Length / train.Count == 1 && Has(targets, unseen));
    }

    private static (double Middle, double Usual) Usual(double[] values)
    {
        var middle = Evidence.Median(values);
        return (middle, values.Select(value => Math.Abs(value - middle)).Order().ElementAt(values.Length * 9 / 10));
    }

    private static (int Row, int Column, double Value, double Times, bool IsApart, int[] Rows)? WildCell(DataFacts data)
    {
        var worst = ((int Row, int Column, double Value, double Times, bool IsApart, int[] Rows)?)null;
        void Look(double[] values, int column)
        {
            var (middle, usual) = Usual(values);
            var far = Array.ConvertAll(values, value => Math.Abs(value - middle));
            var wild = usual > 0 ? far.Count(value => value > Wild * usual) : 0;
            var row = Array.IndexOf(far, far.Max());
            if (wild > 0 && wild <= Math.Max(1, MostRows * values.Length) && !(worst?.Times >= far[row] / usual))
            {
                var isApart = far.Where(value => value > Wild * usual).Min() > Gap * far.Where(value => value <= Wild * usual).Max(); // else the tail is long
                worst = (row, column, values[row], far[row] / usual, isApart, [.. far.Index().Where(pair => pair.Item > Wild * usual).Select(pair => pair.Index)]);
            }
        }

        foreach (var column in data.Columns.Where(column => !column.IsConstant && Math.Max(column.Largest - column.Mean, column.Mean - column.Least) > Math.Sqrt(Wild) * column.Deviation / 2))
        {
            Look(DataFacts.Column(data.Data, column.Index), column.Index);
        }

        var outputs = data.Numbers is { } targets ? targets.Length / data.Count : 0;
        for (var output = 0; output < outputs; output++)
        {
            Look([.. Enumerable.Range(0, data.Count).Select(row => data.Numbers![row * outputs + output])], -1);
        }

        return worst;
    }
}
