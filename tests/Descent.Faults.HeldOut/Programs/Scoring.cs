using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>What a run came to, on the clean test rows and as the program itself would tell it.</summary>
internal static class Scoring
{
    public static Outcome Of(Attempt attempt, bool isFailed, IReadOnlyList<double> trainLosses, IReadOnlyList<double> validationLosses)
    {
        var recipe = attempt.Recipe;
        var prior = attempt.Loss.Yardstick(attempt.Validation.Targets, recipe.Outputs).Prior;
        if (isFailed || !attempt.Model.Parameters.All(parameter => parameter.ToArray().All(double.IsFinite)))
        {
            return new(attempt.Model, attempt.Steps, double.NegativeInfinity, double.NaN, double.NaN, trainLosses, validationLosses, prior);
        }

        var prediction = attempt.Model.Forward(attempt.Test.Inputs);
        var judge = recipe.Loss; // without the weights of classes, which follow the training rows
        var loss = judge.Of(prediction, attempt.Test.Targets).Mean().ToScalar();
        var skill = 1 - loss / judge.Yardstick(attempt.Test.Targets, recipe.Outputs).Prior;
        return new(
            attempt.Model,
            attempt.Steps,
            recipe.IsOtherLoss ? double.NaN : double.IsFinite(skill) ? skill : double.NegativeInfinity,
            Score(recipe, prediction, attempt.Test.Targets),
            1 - attempt.Evaluate(attempt.Validation) / prior,
            trainLosses,
            validationLosses,
            prior);
    }

    private static double Score(Recipe recipe, Tensor prediction, Operand targets)
    {
        var (answers, width) = (prediction.ToArray(), recipe.Outputs);
        if (targets is Indices classes)
        {
            return OfClasses([.. answers.Chunk(width).Select(scores => Array.IndexOf(scores, scores.Max()))], classes.Values.ToArray());
        }

        var truths = ((Tensor)targets).ToArray();
        return recipe.Problem.Aim switch
        {
            Aim.Classes when recipe.ClassForm == ClassForm.Number => OfClasses([.. answers.Select(answer => (int)Math.Clamp(Math.Round(answer), -1e6, 1e6))], [.. truths.Select(truth => (int)truth)]),
            Aim.Classes => OfClasses([.. answers.Chunk(width).Select(Largest)], [.. truths.Chunk(width).Select(Largest)]),
            Aim.Labels => Columns(answers, truths, width).Average(pair => OfClasses([.. pair.Answers.Select(answer => answer > 0 ? 1 : 0)], [.. pair.Truths.Select(truth => (int)truth)])),
            Aim.Signs => OfClasses([.. answers.Select(answer => answer > 0 ? 1 : -1)], [.. truths.Select(truth => (int)truth)]),
            Aim.Counts => R2([.. answers.Select(Math.Exp)], truths),
            _ => Columns(answers, truths, width).Average(pair => R2(pair.Answers, pair.Truths)),
        };
    }

    private static int Largest(double[] scores) => Array.IndexOf(scores, scores.Max());

    private static IEnumerable<(double[] Answers, double[] Truths)> Columns(double[] answers, double[] truths, int width) =>
        Enumerable.Range(0, width).Select(column => (answers.Where((_, i) => i % width == column).ToArray(), truths.Where((_, i) => i % width == column).ToArray()));

    private static double OfClasses(int[] answers, int[] truths)
    {
        var commonest = truths.CountBy(truth => truth).Max(pair => pair.Value) / (double)truths.Length;
        var accuracy = answers.Zip(truths, (answer, truth) => answer == truth ? 1.0 : 0).Average();
        return commonest == 1 ? accuracy - 1 : (accuracy - commonest) / (1 - commonest);
    }

    private static double R2(double[] answers, double[] truths)
    {
        var mean = truths.Average();
        var error = answers.Zip(truths, (answer, truth) => (answer - truth) * (answer - truth)).Sum();
        return 1 - error / truths.Sum(truth => (truth - mean) * (truth - mean));
    }
}
