namespace Descent.Faults;

/// <summary>Changes of the data that change nothing about the program.</summary>
public enum Guise
{
    /// <summary>The input columns in another order.</summary>
    PermutedColumns,

    /// <summary>The classes numbered otherwise.</summary>
    RelabelledClasses,
}
