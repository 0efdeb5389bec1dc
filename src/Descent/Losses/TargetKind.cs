namespace Descent;

/// <summary>What the targets of a loss are.</summary>
public enum TargetKind
{
    /// <summary>Any numbers.</summary>
    Numbers,

    /// <summary>Numbers of 0 or more, as counts and amounts.</summary>
    NonNegative,

    /// <summary>Numbers above 0.</summary>
    Positive,

    /// <summary>−1 and 1.</summary>
    Signs,

    /// <summary>The probability of yes: 0, 1 or between, each element for itself.</summary>
    Probabilities,

    /// <summary>The probability of each class, a row summing to 1; or relevances, a row of 0 or more.</summary>
    Distributions,

    /// <summary>Class numbers.</summary>
    Classes,
}
