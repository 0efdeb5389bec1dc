namespace Descent.Faults.HeldOut;

/// <summary>Who writes the loop, and how.</summary>
internal enum Style
{
    /// <summary>The library's trainer.</summary>
    Trainer,

    /// <summary>The library's trainer without recordings, for layers that keep numbers of their own.</summary>
    PlainTrainer,

    /// <summary>A loop of one's own over recorded steps.</summary>
    Recorded,

    /// <summary>A loop of one's own that hands the objective to the optimizer.</summary>
    Eager,

    /// <summary>A loop of one's own that takes gradients and hands them to the optimizer.</summary>
    Gradients,
}

/// <summary>The optimizer.</summary>
internal enum Method
{
    Sgd,
    Momentum,
    Nesterov,
    Adam,
    AdamW,
    RmsProp,
}

/// <summary>What a loss is given where rows have classes.</summary>
internal enum ClassForm
{
    /// <summary>The class.</summary>
    Class,

    /// <summary>Its number, as one number.</summary>
    Number,

    /// <summary>A 1 among 0.</summary>
    OneHot,
}

/// <summary>How validation rows are prepared.</summary>
internal enum ValidationPreparation
{
    /// <summary>As training rows.</summary>
    Alike,

    /// <summary>Not at all.</summary>
    Raw,

    /// <summary>Centred, and not divided by the deviation.</summary>
    CentredOnly,

    /// <summary>Divided by 10 on top.</summary>
    Twice,

    /// <summary>The columns in reverse order.</summary>
    Reversed,

    /// <summary>Into the range from 0 to 1, by the validation rows' own least and largest.</summary>
    Ranged,

    /// <summary>The first half of the columns not divided by the deviation.</summary>
    HalfCentred,

    /// <summary>Symbols numbered anew: each one further.</summary>
    Renumbered,

    /// <summary>Each column in the place of the last, as with an index column more.</summary>
    Rotated,

    /// <summary>Divided by 255, and not standardised.</summary>
    Divided,

    /// <summary>The upper half of the symbols taken for the first.</summary>
    Unknown,
}
