namespace Descent.Faults;

/// <summary>The single-knob repairs that a program may know.</summary>
public static class Repairs
{
    /// <summary>Divides the learning rate by 10, or sets it to the number.</summary>
    public const string LowerRate = "lower-rate";

    /// <summary>Multiplies the learning rate by 10, or sets it to the number.</summary>
    public const string RaiseRate = "raise-rate";

    /// <summary>Leaves the learning rate as it starts, without a schedule.</summary>
    public const string HoldRate = "hold-rate";

    /// <summary>Trains 5 times as many epochs, or as many as the number.</summary>
    public const string TrainLonger = "train-longer";

    /// <summary>Ends at the epoch of the best validation loss.</summary>
    public const string StopAtBest = "stop-at-best";

    /// <summary>Batches of 32 rows, or of the number.</summary>
    public const string LargerBatch = "larger-batch";

    /// <summary>No limit on the gradient.</summary>
    public const string RemoveClip = "remove-clip";

    /// <summary>Limits the gradient's norm to 1, or to the number.</summary>
    public const string ClipGradient = "clip-gradient";

    /// <summary>No weight decay, or the number.</summary>
    public const string RemoveDecay = "remove-decay";

    /// <summary>No dropout.</summary>
    public const string RemoveDropout = "remove-dropout";

    /// <summary>Two hidden layers of at least 32 units.</summary>
    public const string WidenModel = "widen-model";

    /// <summary>Activations between all linear layers.</summary>
    public const string AddActivation = "add-activation";

    /// <summary>Rectifiers in the place of other activations.</summary>
    public const string UseRelu = "use-relu";

    /// <summary>Weights of hidden layers and head as the library starts them, biases at 0.</summary>
    public const string DefaultStart = "default-start";

    /// <summary>Raw scores to the loss: no softmax or sigmoid before it.</summary>
    public const string RemoveSoftmax = "remove-softmax";

    /// <summary>No activation after the last layer.</summary>
    public const string LinearOutput = "linear-output";

    /// <summary>The loss that fits the task.</summary>
    public const string FittingLoss = "fitting-loss";

    /// <summary>The loss on logits, in the place of a logarithm of a probability.</summary>
    public const string StableLoss = "stable-loss";

    /// <summary>The mean of the losses, not their sum.</summary>
    public const string MeanLoss = "mean-loss";

    /// <summary>Minimises the loss.</summary>
    public const string Minimise = "minimise";

    /// <summary>A fresh gradient for each step.</summary>
    public const string ClearGradients = "clear-gradients";

    /// <summary>Gives all parameters to the optimizer.</summary>
    public const string TrainAll = "train-all";

    /// <summary>The right gradient in an operation of one's own.</summary>
    public const string RightGradient = "right-gradient";

    /// <summary>Nothing dropped in use.</summary>
    public const string EvaluateAsInUse = "evaluate-as-in-use";

    /// <summary>Standardises inputs by the training rows.</summary>
    public const string StandardiseInputs = "standardise-inputs";

    /// <summary>Standardises numeric targets by the training rows.</summary>
    public const string StandardiseTargets = "standardise-targets";

    /// <summary>Prepares validation rows as training rows.</summary>
    public const string PrepareValidationAlike = "prepare-validation-alike";

    /// <summary>All rows, in a new random order each epoch.</summary>
    public const string Shuffle = "shuffle";

    /// <summary>Drops rows with numbers that are not finite.</summary>
    public const string DropNonFinite = "drop-non-finite";

    /// <summary>The inputs as they were read.</summary>
    public const string RestoreInputs = "restore-inputs";

    /// <summary>The targets as they were read, all classes among them.</summary>
    public const string RestoreTargets = "restore-targets";

    /// <summary>Each row with its own target.</summary>
    public const string AlignTargets = "align-targets";

    /// <summary>The right targets in the place of wrong ones.</summary>
    public const string CleanTargets = "clean-targets";

    /// <summary>Leaves out the column that gives the answer away.</summary>
    public const string DropLeak = "drop-leak";

    /// <summary>No validation row among the training rows.</summary>
    public const string SeparateValidation = "separate-validation";

    /// <summary>Weighs the classes by how rare they are.</summary>
    public const string WeighClasses = "weigh-classes";

    /// <summary>Leaves out the row that outweighs all others.</summary>
    public const string DropOutlier = "drop-outlier";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        LowerRate, RaiseRate, HoldRate, TrainLonger, StopAtBest, LargerBatch, RemoveClip, ClipGradient, RemoveDecay, RemoveDropout, WidenModel, AddActivation,
        UseRelu, DefaultStart, RemoveSoftmax, LinearOutput, FittingLoss, StableLoss, MeanLoss, Minimise, ClearGradients, TrainAll, RightGradient, EvaluateAsInUse,
        StandardiseInputs, StandardiseTargets, PrepareValidationAlike, Shuffle, DropNonFinite, RestoreInputs, RestoreTargets, AlignTargets, CleanTargets, DropLeak,
        SeparateValidation, WeighClasses, DropOutlier,
    ];
}
