namespace Descent.Diagnostics.Rules;

/// <summary>D7: one input column gives the answer away.</summary>
internal sealed class LeakingColumn() : Rule(
    "D7",
    "one column gives the answer away",
    "The loss falls to its floor within an epoch, because a column holds the target in another form; in use it will not be there.",
    "what one column alone recognises by its nearest value",
    "leave-one-out accuracy (of numbers R²) of the nearest value in the column",
    Limits.OneColumn,
    "Ask where the column comes from; leave it out if it is known only together with the answer.",
    "L1", "G1")
{
    private const int MostRows = 1000;
    private const int FewestRows = 50;
    private const double LeastLoss = 0.3; // skill
    private const int MostOutputs = 10;
    private const double Ahead = 0.1; // honest columns that tell nearly all stand beside others that do
    private const double Strong = 0.9;
    private const double Nearly = 0.97; // of classes: a measure that parts two kinds tells as much as 0.967
    private const double FarAhead = 0.3;
    private const double Straight = 0.95; // of the variance, by a straight line: growth and trends bend, copies do not
    private const double AsFine = 0.5; // of the different targets
    private const double Same = 0.98; // correlation of two columns that say the same

    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        var data = run.Train;
        if (data.Count < FewestRows || data.Columns.Count < 2 || data.NonFinite is not null)
        {
            return null;
        }

        var some = data.Some(MostRows);
        var answers = some.Targets is Indices classes ? [.. classes.Values.ToArray().Select(k => (double)k)] : ((Tensor)some.Targets).ToArray();
        var outputs = answers.Length / some.Count;
        return outputs > MostOutputs ? null : Enumerable.Range(0, outputs)
            .Select(output => Leak(run, some, [.. Enumerable.Range(0, some.Count).Select(row => answers[row * outputs + output])]))
            .FirstOrDefault(found => found is not null);
    }

    // Of one answer.
    private Finding? Leak(Evidence run, Dataset some, double[] targets)
    {
        var areClasses = some.Targets is Indices;
        var spread = targets.Average(t => t * t) - Math.Pow(targets.Average(), 2);
        if (spread <= 0)
        {
            return null;
        }

        // Of classes beyond what the commonest is right for: a rare class makes every column good at saying no.
        var prior = areClasses ? targets.CountBy(t => t).Max(pair => pair.Value) / (double)targets.Length : 0;
        double[] Of(int column) => DataFacts.Column(some, column);
        (double Score, int Index)[] scores = [.. run.Train.Columns.Where(column => !column.IsConstant).Select(column => (Alone(Of(column.Index), targets, areClasses, spread), column.Index)).OrderDescending()];
        if (scores.Length == 0)
        {
            return null;
        }

        if (scores[0].Score > Strong)
        {
            var first = Of(scores[0].Index);
            scores = [scores[0], .. scores.Skip(1).SkipWhile(other => other.Score > scores[0].Score - Ahead && Math.Abs(Correlation(first, Of(other.Index))) > Same)]; // what stands there twice gives it away twice
        }

        var (best, ahead) = ((scores[0].Score - prior) / (1 - prior), scores.Length > 1 ? scores[0].Score - scores[1].Score : double.PositiveInfinity);
        Seen(run, Math.Max(0, best)); // less than chance is none
        var isFarAhead = scores.Length > 1 && ahead >= FarAhead;
        var areKinds = areClasses || targets.Distinct().Count() <= 2; // yes and no may be written as numbers
        return (best >= Healthy.High && ahead >= Ahead) || (isFarAhead && areKinds && best >= Nearly) || (isFarAhead && !areKinds && best >= Strong && IsCopy(Of(scores[0].Index), targets))
            ? Found(run, FindingLevel.Warning, Certainty.Likely, scores[0].Score, $"Column {scores[0].Index} alone gives {scores[0].Score:P1} of the {(areClasses ? "classes" : "variance of the target")}{(scores.Length > 1 ? $", the next best {scores[1].Score:P1}" : "")}. That is suspicious, though it may be real.", null, scores[0].Index)
            : null;
    }

    internal override Finding? Confirm(Evidence run, Finding found) =>
        run.Lab.Reference() is { } whole && run.Lab.ReferenceWithout((int)found.Suggested!.Value) is { } without && whole.Validation - without.Validation > LeastLoss
            ? found with { Certainty = Certainty.Confirmed, Message = found.Message + FormattableString.Invariant($" Without it a reference net reaches skill {without.Validation:F2} on rows it has not seen, with it {whole.Validation:F2}.") }
            : found;

    // Whether numbers are the targets in another unit, with something added.
    private static bool IsCopy(double[] column, double[] targets) => Math.Pow(Correlation(column, targets), 2) > Straight && column.Distinct().Count() >= AsFine * targets.Distinct().Count();

    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var (both, squaresA, squaresB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            both += (a[i] - meanA) * (b[i] - meanB);
            (squaresA, squaresB) = (squaresA + (a[i] - meanA) * (a[i] - meanA), squaresB + (b[i] - meanB) * (b[i] - meanB));
        }

        return squaresA * squaresB > 0 ? both / Math.Sqrt(squaresA * squaresB) : 0;
    }

    // Each row is judged by those of the same value, else by the values beside it: its class by the nearer, its number by their mean.
    private static double Alone(double[] column, double[] targets, bool areClasses, double spread)
    {
        Array.Sort(column, targets = [.. targets]);
        var (n, sum) = (column.Length, 0.0);
        for (int from = 0, to; from < n; from = to)
        {
            for (to = from; to < n && column[to].Equals(column[from]); to++)
            {
            }

            if (to - from > 1)
            {
                sum += areClasses ? Commonest(targets.AsSpan(from, to - from)) : Others(targets.AsSpan(from, to - from), spread);
                continue;
            }

            var below = from > 0 ? column[from] - column[from - 1] : double.PositiveInfinity;
            var above = to < n ? column[to] - column[from] : double.PositiveInfinity;
            var nearest = targets[below <= above ? from - 1 : to];
            var miss = (from > 0 && to < n ? (targets[from - 1] + targets[to]) / 2 : nearest) - targets[from];
            sum += areClasses ? (nearest.Equals(targets[from]) ? 1 : 0) : 1 - miss * miss / spread;
        }

        return sum / n;
    }

    // How many of equal rows have the commonest class; alone in it, a row cannot be known by the others.
    private static int Commonest(ReadOnlySpan<double> classes)
    {
        var counts = new Dictionary<double, int>();
        foreach (var k in classes)
        {
            counts[k] = counts.GetValueOrDefault(k) + 1;
        }

        var most = counts.Values.Max();
        return most == 1 ? 0 : most;
    }

    // Each of equal rows is judged by the mean of the others.
    private static double Others(ReadOnlySpan<double> targets, double spread)
    {
        var (total, score) = (0.0, 0.0);
        foreach (var target in targets)
        {
            total += target;
        }

        foreach (var target in targets)
        {
            var miss = (total - target) / (targets.Length - 1) - target;
            score += 1 - miss * miss / spread;
        }

        return score;
    }
}
