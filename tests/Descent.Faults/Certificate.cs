using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Faults;

/// <summary>Sees what a control is fed and compares it with a reference net and with finite differences, without the doctor.</summary>
internal sealed class Certificate : Watch
{
    private const double MostRise = 0.1;
    private const double MostGap = 0.5;
    private const double LeastOfBest = 0.75;
    private const double MostBetter = 0.1;
    private const int ReferenceSteps = 400;
    private const int ReferenceWidth = 64;
    private const int ReferenceBatch = 32;
    private const double ReferenceRate = 0.004;
    private const int Evaluations = 20;
    private const int CheckedRows = 16;
    private const int CheckedWeights = 12;
    private const double Nudge = 1e-5;
    private const double MostGradientError = 1e-2;
    private (LossFunction Loss, Dataset Train, Dataset Validation, Layer Model)? _seen;

    public override TrainingCheck? Of(Trainer trainer, Dataset train, Dataset? validation) => Of(trainer.Model, trainer.Loss, trainer.Optimizer, train, validation);

    public override TrainingCheck? Of(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation, int? plannedSteps = null, IReadOnlyList<Parameter>? frozen = null)
    {
        _seen = (loss, train, validation ?? train, model);
        return null;
    }

    /// <summary>What speaks against health, or "".</summary>
    /// <param name="outcomes">The control's runs.</param>
    /// <param name="best">The best mean test skill of any control on the data.</param>
    public string Doubt(IReadOnlyList<Outcome> outcomes, double best)
    {
        if (outcomes.Any(outcome => outcome.IsFailed))
        {
            return "not finite";
        }

        if (outcomes.Any(outcome => outcome.ValidationLosses.Count > 0 && (outcome.ReportedSkill - 1 + outcome.ValidationLosses.Min() / outcome.ValidationPrior) < -MostRise))
        {
            return "validation rises";
        }

        if (outcomes.Any(outcome => 1 - outcome.ReportedSkill - outcome.TrainLosses[^1] / outcome.ValidationPrior > MostGap))
        {
            return "gap to training";
        }

        var skill = outcomes.Average(outcome => outcome.TestSkill);
        if (skill < LeastOfBest * best)
        {
            return "far below the best";
        }

        if (_seen is not { } seen)
        {
            return "asked for no check";
        }

        return Reference(seen.Loss, seen.Train, seen.Validation) > outcomes[0].ReportedSkill + MostBetter ? "reference net is better" : HasRightGradient(seen.Model, seen.Loss, seen.Train) ? "" : "gradient";
    }

    // The best validation skill of a net of two hidden layers of 64 rectifiers on the data as fed.
    private static double Reference(LossFunction loss, Dataset train, Dataset validation)
    {
        var (random, outputs) = (new RandomStream(1), train.Targets is Indices classes ? Math.Max(classes.Values.ToArray().Max(), ((Indices)validation.Targets).Values.ToArray().Max()) + 1 : train.Targets.Shape[1]);
        var width = train.Inputs.Shape[1];
        List<Layer> layers = [];
        if (train.Inputs is Indices symbols)
        {
            layers.AddRange([new Embedding(symbols.Values.ToArray().Max() + 1, 10, random), new Flatten()]);
            width *= 10;
        }

        layers.AddRange([new Linear(width, ReferenceWidth, random), new Relu(), new Linear(ReferenceWidth, ReferenceWidth, random), new Relu(), new Linear(ReferenceWidth, outputs, random)]);
        var model = Sequential.Of([.. layers]);
        var adam = new Adam(model.Parameters) { LearningRate = ReferenceRate };
        var (least, prior) = (double.PositiveInfinity, loss.Yardstick(validation.Targets, outputs).Prior);
        var step = new RecordedStep(adam, (inputs, _) => loss.Of(model.Forward(inputs[0]), inputs[1]).Mean());
        for (var i = 1; i <= ReferenceSteps; i++)
        {
            var batch = train.Take([.. Enumerable.Range(0, ReferenceBatch).Select(_ => random.NextIndex(train.Count))]);
            step.Run(batch.Inputs, batch.Targets);
            if (i % (ReferenceSteps / Evaluations) == 0)
            {
                least = Math.Min(least, loss.Of(model.Forward(validation.Inputs), validation.Targets).Mean().ToScalar());
            }
        }

        return 1 - least / prior;
    }

    // Of the trained model, in double; a weight between whose two differences a kink lies is passed over.
    private static bool HasRightGradient(Layer model, LossFunction loss, Dataset train)
    {
        var (random, few) = (new RandomStream(1), train.Take([.. Enumerable.Range(0, Math.Min(CheckedRows, train.Count))]));
        model.To(ElementType.Float64);
        loss = loss is CrossEntropy { ClassWeights: { } weights } weighted ? weighted with { ClassWeights = weights.As(ElementType.Float64) } : loss;
        var (inputs, targets) = (InDouble(few.Inputs), InDouble(few.Targets));
        double At() => loss.Of(model.Forward(inputs), targets).Mean().ToScalar();
        var gradients = Gradient.Of(loss.Of(model.Forward(inputs), targets).Mean(), model.Parameters);
        var largest = gradients.Max(gradient => gradient.ToArray().Max(Math.Abs));
        foreach (var (parameter, gradient) in model.Parameters.Zip(gradients))
        {
            var (values, slopes, middle) = (parameter.ToArray(), gradient.ToArray(), At());
            for (var i = 0; i < CheckedWeights; i++)
            {
                var place = random.NextIndex(values.Length);
                var kept = values[place];
                double Moved(double value)
                {
                    values[place] = value;
                    parameter.Set(values);
                    return At();
                }

                var (right, left) = ((Moved(kept + Nudge) - middle) / Nudge, (middle - Moved(kept - Nudge)) / Nudge);
                Moved(kept);
                if (Math.Abs(right - left) < MostGradientError * largest && Math.Abs((right + left) / 2 - slopes[place]) > MostGradientError * largest + 1e-9)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static Operand InDouble(Operand operand) => operand is Tensor tensor ? tensor.As(ElementType.Float64) : operand;
}
