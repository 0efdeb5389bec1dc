using Descent.Numerics;
using Descent.Training;

namespace Descent.Faults.HeldOut;

/// <summary>One run of a recipe: its rows, model, loss and optimizer, and the loop over them.</summary>
internal sealed class Attempt
{
    private const int TestRows = 400;
    private readonly List<double> _trainLosses = [];
    private readonly List<double> _validationLosses = [];
    private (double Loss, double[][] Values)? _best;

    public Attempt(Recipe recipe, ulong seed, Guise? guise)
    {
        (Recipe, Seed) = (recipe, seed);
        var random = new RandomStream(seed);
        var parts = Read(recipe, random.Fork('d'), guise);
        parts = recipe.Nature?.Invoke(parts, random.Fork('n')) ?? parts;
        parts = recipe.Reads?.Invoke(parts, recipe, random.Fork('r')) ?? parts;
        var preparation = new Preparation(recipe, parts.Train);
        (Train, Validation, Test) = (preparation.Training(parts.Train), preparation.Validation(parts.Validation), preparation.Training(parts.Test));
        Model = Network.Of(recipe, parts.Train.Columns, seed);
        Loss = recipe.WeighsClasses ? Weighed(parts.Train) : recipe.Loss;
        Parameter[] trained = [.. Model.Parameters.Where(parameter => recipe.Trains?.Invoke(parameter) ?? true)];
        Optimizer = Make(recipe, trained);
        Frozen = [.. Model.Parameters.Except(trained)];
        Steps = recipe.StepsPerEpoch(Train.Count) * recipe.Epochs;
        Schedule = recipe.Plan?.Invoke(recipe.Rate, Steps);
    }

    public Recipe Recipe { get; }

    public ulong Seed { get; }

    public Dataset Train { get; }

    public Dataset Validation { get; }

    public Dataset Test { get; }

    public Layer Model { get; }

    public LossFunction Loss { get; }

    public Optimizer Optimizer { get; }

    public IReadOnlyList<Parameter> Frozen { get; }

    public Schedule? Schedule { get; }

    public int Steps { get; }

    /// <summary>Trains, and says what came of it.</summary>
    public Outcome Run(Watch watch)
    {
        var isFailed = false;
        try
        {
            if (Recipe.Style is Style.Trainer or Style.PlainTrainer)
            {
                TrainerLoop.Run(this, watch);
            }
            else
            {
                new HandLoop(this, watch).Run();
            }
        }
        catch (DivergedException)
        {
            isFailed = true;
        }

        if (!isFailed && Recipe.KeepsBest && _best is { } best)
        {
            foreach (var (parameter, values) in Model.Parameters.Zip(best.Values))
            {
                parameter.Set(values);
            }
        }

        return Scoring.Of(this, isFailed, _trainLosses, _validationLosses);
    }

    /// <summary>Notes an epoch and shows it to the watch.</summary>
    public void Note(double trainLoss, double validationLoss, Watch watch)
    {
        _trainLosses.Add(trainLoss);
        _validationLosses.Add(validationLoss);
        if (Recipe.KeepsBest && !(validationLoss >= _best?.Loss))
        {
            _best = (validationLoss, [.. Model.Parameters.Select(parameter => parameter.ToArray())]);
        }

        watch.Epoch(trainLoss, validationLoss);
    }

    /// <summary>The mean loss on some rows, as in use.</summary>
    public double Evaluate(Dataset data) => Loss.Of(Model.Forward(data.Inputs), data.Targets).Mean().ToScalar();

    private static Parts Read(Recipe recipe, RandomStream random, Guise? guise) => recipe.Problem.Draw(recipe.Train, recipe.Validation, TestRows, random).All(rows =>
    {
        rows = recipe.Units is { } units ? rows.WithInputs((_, column, x) => x * units(column).Factor + units(column).Offset) : rows;
        rows = recipe.TargetUnits is (1, 0) ? rows : rows.WithTargets((_, _, y) => y * recipe.TargetUnits.Factor + recipe.TargetUnits.Offset);
        return guise is { } other ? Disguise.Of(rows, recipe.Problem, other) : rows;
    });

    // Weights n / (C nₖ), so that each class counts alike; one row more of each, so that none divides by 0.
    private LossFunction Weighed(Rows train)
    {
        var isBinary = Recipe.Loss is BinaryCrossEntropy;
        var counts = new double[isBinary ? 2 : Recipe.Outputs];
        Array.Fill(counts, 1);
        foreach (var c in train.Classes)
        {
            counts[c]++;
        }

        return isBinary ? new BinaryCrossEntropy(Tensor.Of(counts[0] / counts[1])) : new CrossEntropy(Tensor.Of([.. counts.Select(count => counts.Sum() / (counts.Length * count))]));
    }

    private static Optimizer Make(Recipe recipe, IReadOnlyList<Parameter> parameters)
    {
        var (rate, decay) = (recipe.Rate, recipe.Decay);
        Optimizer optimizer = recipe.Method switch
        {
            Method.Momentum => new Sgd(parameters) { LearningRate = rate, Momentum = 0.9 },
            Method.Nesterov => new Sgd(parameters) { LearningRate = rate, Momentum = 0.9, Nesterov = true },
            Method.Adam => new Adam(parameters) { LearningRate = rate },
            Method.AdamW => new AdamW(parameters) { LearningRate = rate },
            Method.RmsProp => new RmsProp(parameters) { LearningRate = rate },
            _ => new Sgd(parameters) { LearningRate = rate },
        };
        (optimizer.WeightDecay, optimizer.ClipNorm, optimizer.ClipValue) = (decay, recipe.ClipNorm, recipe.ClipValue);
        return optimizer;
    }
}
