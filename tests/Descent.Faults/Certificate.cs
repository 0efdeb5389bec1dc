using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Faults;

/// <summary>Whether a control is healthy, without the doctor: its runs, other configurations of it, a reference net and finite differences.</summary>
internal sealed class Certificate
{
    private const double MostRise = 0.1;
    private const double MostGap = 0.5;
    private const double LeastOfBest = 0.75;
    private const double MostBetter = 0.1;
    private const double LeastSkill = 0.1;
    private const int ReferenceSteps = 1600;
    private const int ReferenceWidth = 64;
    private const int ReferenceBatch = 32;
    private const double ReferenceRate = 0.004;
    private const int Evaluations = 80;
    private const int CheckedRows = 16;
    private const int CheckedWeights = 12;
    private const double Nudge = 1e-5;
    private const double MostGradientError = 1e-2;
    private static readonly string[] Configurations = [Repairs.TrainLonger, Repairs.RaiseRate, Repairs.LowerRate];
    private readonly List<Seen> _seen = [];

    /// <param name="control">The program; it is run here.</param>
    /// <param name="seeds">With how many seeds.</param>
    public Certificate(TrainingProgram control, int seeds)
    {
        Runs = [.. Enumerable.Range(1, seeds).Select(seed =>
        {
            var seen = new Seen();
            _seen.Add(seen);
            return control.Run((ulong)seed, seen);
        })];
        var others = Configurations.Select(repair => control.Repaired(repair)).OfType<TrainingProgram>().Select(other => Enumerable.Range(1, seeds).Select(seed => other.Run((ulong)seed, new Watch())).ToArray());
        Best = others.Append(Runs).Max(Skill);
    }

    /// <summary>The control's runs, a seed each.</summary>
    public IReadOnlyList<Outcome> Runs { get; }

    /// <summary>The best mean test skill of the control, the control trained longer, and with a larger and a smaller rate.</summary>
    public double Best { get; }

    /// <summary>What speaks against health, or "".</summary>
    /// <param name="best">The best mean test skill of any configuration of any control on the data.</param>
    /// <param name="asked">How many of the runs the doctor will be asked about; none of them may fall short of the reference.</param>
    public string Doubt(double best, int asked)
    {
        if (Runs.Any(run => run.IsFailed))
        {
            return "not finite";
        }

        if (best < LeastSkill)
        {
            return "nothing to learn";
        }

        if (Runs.Any(run => run.ValidationLosses.Count > 0 && (run.ReportedSkill - 1 + run.ValidationLosses.Min() / run.ValidationPrior) < -MostRise))
        {
            return "validation rises";
        }

        if (Runs.Any(run => 1 - run.ReportedSkill - run.TrainLosses[^1] / run.ValidationPrior > MostGap))
        {
            return "gap to training";
        }

        if (Skill(Runs) < LeastOfBest * best)
        {
            return "far below the best";
        }

        if (_seen[0].Run is not { } first)
        {
            return "asked for no check";
        }

        return Runs.Zip(_seen).Take(asked).Any(pair => pair.Second.Run is { } run && Reference(run.Loss, run.Train, run.Validation) > pair.First.ReportedSkill + MostBetter) ? "reference net is better"
            : HasRightGradient(first.Model, first.Loss, first.Train) ? "" : "gradient";
    }

    private static double Skill(IReadOnlyList<Outcome> runs) => runs.Average(run => run.IsFailed ? -1 : run.TestSkill);

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
        loss = loss switch
        {
            CrossEntropy { ClassWeights: { } weights } weighted => weighted with { ClassWeights = weights.As(ElementType.Float64) },
            BinaryCrossEntropy { PositiveWeights: { } weights } weighted => weighted with { PositiveWeights = weights.As(ElementType.Float64) },
            _ => loss,
        };
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

    // What the control trains, and on what. It is asked for no check, so the run is as if nobody watched.
    private sealed class Seen : Watch
    {
        public (LossFunction Loss, Dataset Train, Dataset Validation, Layer Model)? Run { get; private set; }

        public override TrainingCheck? Of(Trainer trainer, Dataset train, Dataset? validation) => Of(trainer.Model, trainer.Loss, trainer.Optimizer, train, validation);

        public override TrainingCheck? Of(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation, int? plannedSteps = null, IReadOnlyList<Parameter>? frozen = null)
        {
            Run = (loss, train, validation ?? train, model);
            return null;
        }
    }
}
