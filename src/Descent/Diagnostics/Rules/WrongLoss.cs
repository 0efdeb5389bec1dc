namespace Descent.Diagnostics.Rules;

/// <summary>L3: class numbers learned as if they were amounts.</summary>
internal sealed class WrongLoss() : Rule(
    "L3",
    "a loss of numbers on class numbers",
    "A loss of numbers takes class 2 for twice class 1: another numbering of the classes would give another model.",
    "different targets, all whole from 0 on",
    "#{yᵢ}, where all are whole and none from 0 to the largest is missing; of more, mean |yᵢ − yⱼ| of nearest rows that differ over that of all that do",
    new(11, double.PositiveInfinity, "amounts and counts that are measured seldom have 3 to 10 values without a gap"),
    "Give the model one output a class and use cross-entropy with Indices as targets; leave it where the numbers are amounts.",
    "L7", "D9")
{
    private const int Fewest = 3;
    private const int MostNames = 100;
    private const double OftenEqual = 3; // times chance
    private const double FarApart = 0.75; // of chance

    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Loss.Targets == TargetKind.Classes && run.Outputs == 1)
        {
            return Found(run, FindingLevel.Error, Certainty.Certain, 1, $"{run.Loss.Name} compares the outputs of a row with one another, and the model has one: its share is always 1, and nothing is learned.", $"Give the model one output a class, or use BinaryCrossEntropy for two classes.");
        }

        if (run.Loss.Targets != TargetKind.Numbers || run.Train.Numbers is not { } targets)
        {
            return null;
        }

        var width = targets.Length / run.Train.Count;
        if (width == run.Outputs && width >= Fewest && targets.Chunk(width).All(row => row.Count(y => y == 1) == 1 && row.Count(y => y == 0) == width - 1))
        {
            return Found(run, FindingLevel.Warning, Certainty.Likely, width, $"Each row of targets has a 1 in one of {width} places and 0 else, as a class does, and {run.Loss.Name} fits each place as an amount of its own: it hardly minds a row that is surely wrong, and minds one that is more than right.", $"Use CrossEntropy on the same {width} outputs, with Indices as targets.");
        }

        if (width != 1)
        {
            return null;
        }

        if (run.Train.Data.Inputs is Indices symbols && symbols.Values.ToArray().Max() is var most && targets.All(y => y >= 0 && y <= most && double.IsInteger(y)))
        {
            return Found(run, FindingLevel.Warning, Certainty.Likely, most + 1, $"The targets are whole numbers up to {most}, as the symbols that are read, and {run.Loss.Name} takes symbol {most} for {most} times symbol 1. If they are symbols, their numbers mean nothing.", $"Give the model one output a symbol, and use CrossEntropy.");
        }

        if (AreNames(run.Train, targets) is { } names)
        {
            return Found(run, FindingLevel.Warning, Certainty.Likely, names.Count, $"The targets are {names.Count} whole numbers, and rows with like inputs often have the same one ({names.Equal:F0} times as often as by chance); where they have not, they are as far apart as any ({names.Apart:F2} of it): the numbers are names, and {run.Loss.Name} takes them for amounts.");
        }

        var distinct = targets.Distinct().Take((int)Healthy.Low + 1).Order().ToArray();
        var isNumbered = distinct.Select((value, i) => value.Equals((double)i)).All(is_ => is_);
        Seen(run, isNumbered && distinct.Length >= Fewest ? distinct.Length : double.NaN);
        return isNumbered && distinct.Length >= Fewest && distinct.Length < Healthy.Low && distinct.Length <= Math.Sqrt(targets.Length)
            ? Found(run, FindingLevel.Warning, Certainty.Likely, distinct.Length, $"The targets are the {distinct.Length} whole numbers 0 to {distinct.Length - 1}, and {run.Loss.Name} takes {distinct.Length - 1} for {distinct.Length - 1} times 1. If they are classes, their numbers mean nothing.")
            : null;
    }

    // Of more than ten whole numbers their neighbours tell: amounts that are not equal are at least near.
    private (int Count, double Equal, double Apart)? AreNames(DataFacts train, double[] targets)
    {
        var count = targets.Distinct().Take(MostNames + 1).Count();
        return count >= Healthy.Low && count <= MostNames && count <= Math.Sqrt(targets.Length) * 2 && targets.All(double.IsInteger) && train.Data.Inputs is Tensor && train.Neighbours.Names() is { Equal: > OftenEqual, Apart: > FarApart } names
            ? (count, names.Equal, names.Apart) : null;
    }
}
