using Descent.Numerics;

namespace Descent.Faults.Programs;

/// <summary>A training program, written down: every property is something that a user's program says. Immutable.</summary>
internal sealed record Spec(string Name, string Data)
{
    /// <summary>Whether it writes its own loop; else it uses the trainer.</summary>
    public bool IsLoop { get; init; }

    public Head Head { get; init; }

    // data
    public DataMistake? Mistake { get; init; } // before standardising
    public DataMistake? Slip { get; init; } // after it
    public DataMistake? ValidationSlip { get; init; } // in preparing validation rows
    public bool IsRawInput { get; init; }
    public bool IsRawTarget { get; init; }
    public int MostRows { get; init; } = int.MaxValue;
    public bool WeighsClasses { get; init; }

    // model
    public Equal<int> Widths { get; init; } = new(32, 32);
    public string Activation { get; init; } = "relu";
    public Start? Hidden { get; init; }
    public Start? Last { get; init; }
    public double HiddenBias { get; init; }
    public int WithoutActivation { get; init; } // so many of the activations, from the last
    public string? Output { get; init; } // what is applied after the last layer: softmax, sigmoid, tanh, relu
    public double Dropout { get; init; }
    public bool AlwaysDrops { get; init; }
    public int SwishSlope { get; init; } // which slope a user's own activation has

    // update
    public string Optimizer { get; init; } = "adam";
    public double Rate { get; init; } = 0.01;
    public double Momentum { get; init; }
    public double Decay { get; init; }
    public double Penalty { get; init; } // of an L2 regularizer
    public double? Clip { get; init; }
    public string? Schedule { get; init; } // cosine, warm-up
    public double? DropsAt { get; init; } // the rate falls to a hundredth after this share of the run
    public int Batch { get; init; } = 32;
    public int Epochs { get; init; } = 40;
    public bool StopsAtBest { get; init; }

    // loop
    public bool IsSummed { get; init; }
    public bool IsAscending { get; init; }
    public int ClearsEvery { get; init; } = 1; // steps; 0 for never
    public int SkippedParameters { get; init; } // not given to the optimizer
    public bool DeclaresFrozen { get; init; }
    public string Order { get; init; } = "random"; // or runs of one class: runs, sorted, reversed
    public double Shown { get; init; } = 1; // the share of rows that the cursor ever reaches
    public bool TakesLogOfProbability { get; init; }
    public int Micro { get; init; } = 1; // batches whose gradients are meant to be summed

    // guises
    public bool IsPermuted { get; init; }
    public bool IsRelabelled { get; init; }
}

/// <summary>Numbers that are equal where they are the same one by one.</summary>
internal sealed class Equal<T>(params T[] items) : IEquatable<Equal<T>>
{
    public T[] Items => items;

    public bool Equals(Equal<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.Items);

    public override bool Equals(object? obj) => Equals(obj as Equal<T>);

    public override int GetHashCode() => items.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join('-', items);
}

/// <summary>How weights start: normal of a deviation, or all equal.</summary>
internal sealed record Start(double Deviation, double? Constant = null)
{
    public Initializer Initializer => Constant is { } value ? Initializer.Constant(value) : Initializer.Normal(Deviation);
}
