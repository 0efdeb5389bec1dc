using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>A training program, described. What a mistake changes is a property of its own; the others are what anybody chooses. Immutable.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Problem">Where its rows come from.</param>
internal sealed record Recipe(string Name, Problem Problem)
{
    // Rows

    public int Train { get; init; } = 400;

    public int Validation { get; init; } = 200;

    /// <summary>The units of the columns, as read: by column, a factor and an offset; null for those of the problem.</summary>
    public Func<int, (double Factor, double Offset)>? Units { get; init; }

    /// <summary>The units of the numbers to foretell.</summary>
    public (double Factor, double Offset) TargetUnits { get; init; } = (1, 0);

    /// <summary>What is done to the rows after they were read; a mistake, or how the data honestly are.</summary>
    public Func<Parts, Recipe, RandomStream, Parts>? Reads { get; init; }

    /// <summary>How the data honestly are, in the program and its control.</summary>
    public Func<Parts, RandomStream, Parts>? Nature { get; init; }

    public bool StandardisesInputs { get; init; } = true;

    public bool StandardisesTargets { get; init; } = true;

    /// <summary>How validation rows are prepared, where not as training rows.</summary>
    public ValidationPreparation ValidationPreparation { get; init; }

    // Model

    public IReadOnlyList<int> Hidden { get; init; } = [32];

    /// <summary>Makes the activation after each hidden layer, or null for none.</summary>
    public Func<Layer>? Activation { get; init; } = () => new Relu();

    /// <summary>Numbers a symbol is turned into.</summary>
    public int EmbeddingWidth { get; init; } = 6;

    public double Dropout { get; init; }

    /// <summary>The share of inputs that is dropped in training.</summary>
    public double InputDropout { get; init; }

    /// <summary>Makes the layer that drops, from its rate and a seed.</summary>
    public Func<double, ulong, Layer> Drops { get; init; } = (rate, _) => new Dropout(rate);

    /// <summary>How the weights of a linear layer start, given its number from 0 and how many there are; null for the library's rule.</summary>
    public Func<int, int, Initializer?>? Start { get; init; }

    /// <summary>The start of biases, given whether they are the head's, the unit and how many there are; null for 0.</summary>
    public Func<bool, int, int, double>? StartOfBias { get; init; }

    /// <summary>What is done to the parameters after they were drawn, or null for nothing.</summary>
    public Action<Sequential>? Alters { get; init; }

    /// <summary>Makes a layer after the last, or null for none.</summary>
    public Func<Layer>? Tail { get; init; }

    // Loss

    public LossFunction Loss { get; init; } = new CrossEntropy();

    public bool WeighsClasses { get; init; }

    /// <summary>Classes given to the loss as numbers: as one, or as a 1 among 0.</summary>
    public ClassForm ClassForm { get; init; }

    /// <summary>How the losses of a batch become one number in a loop of one's own; null for their mean.</summary>
    public Func<LossValues, Tensor>? Reduce { get; init; }

    // Optimizer

    public Method Method { get; init; } = Method.Adam;

    public double Rate { get; init; } = 0.005;

    public double Decay { get; init; }

    /// <summary>The strength of a penalty on the weights.</summary>
    public double Penalty { get; init; }

    /// <summary>Makes the penalty from its strength, where it is not a squared one.</summary>
    public Func<double, Regularizer> Penalises { get; init; } = strength => new L2(strength);

    public double? ClipNorm { get; init; }

    public double? ClipValue { get; init; }

    /// <summary>The schedule, from the rate and how many steps there are; null for none.</summary>
    public Func<double, int, Schedule>? Plan { get; init; }

    /// <summary>Which parameters the optimizer is given; null for all.</summary>
    public Func<Parameter, bool>? Trains { get; init; }

    /// <summary>Whether those that are not trained are declared.</summary>
    public bool DeclaresFrozen { get; init; }

    // Loop

    public Style Style { get; init; }

    public int Batch { get; init; } = 32;

    public int Epochs { get; init; } = 20;

    /// <summary>The rows of an epoch in a loop of one's own, given its number, how many rows there are, the batch and a stream; null for a new order each time.</summary>
    public Func<int, int, int, RandomStream, int[]>? Order { get; init; }

    /// <summary>What the objective is multiplied by.</summary>
    public double Sign { get; init; } = 1;

    /// <summary>After how many steps summed gradients are cleared; 0 for never.</summary>
    public int ClearsEvery { get; init; } = 1;

    /// <summary>Makes what is done to a run's gradients before each step; null for nothing.</summary>
    public Func<Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>>>? Handles { get; init; }

    /// <summary>How many batches make an update, their gradients averaged.</summary>
    public int Accumulates { get; init; } = 1;

    /// <summary>Whether the parameters of the best epoch are put back.</summary>
    public bool KeepsBest { get; init; }

    /// <summary>Whether the loss is not that which fits, so that only answers can be compared.</summary>
    public bool IsOtherLoss { get; init; }

    /// <summary>How many numbers the model gives.</summary>
    public int Outputs => ClassForm == ClassForm.Number ? 1 : Problem.Outputs;

    public int StepsPerEpoch(int rows) => (rows + Batch - 1) / Batch;
}
