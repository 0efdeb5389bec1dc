namespace Descent.Faults;

/// <summary>A training program as a user writes it, through Descent's public API only, that carries one fault or none.</summary>
/// <remarks>Runs of one program may be made at the same time on several threads; a run shares nothing with another.</remarks>
public abstract class TrainingProgram
{
    /// <summary>What the tables call it; differs from program to program.</summary>
    public abstract string Name { get; }

    /// <summary>The name of its data set: the certificate compares programs on the same data.</summary>
    public abstract string Data { get; }

    /// <summary>The id of the seeded fault, as <c>L2</c>, or null for a control.</summary>
    public virtual string? Fault => null;

    /// <summary>1 (where harm starts), 2 or 3 (gross); 0 for a control.</summary>
    public virtual int Severity => 0;

    /// <summary>Whether it is a control that looks faulty and is not.</summary>
    public virtual bool IsHardControl => false;

    /// <summary>The same program without the fault; null for a control.</summary>
    public virtual TrainingProgram? Control => null;

    /// <summary>Trains once. Data split, weights, order and dropout follow the seed.</summary>
    /// <param name="seed">Same seed, same run, and the same split in program and control.</param>
    /// <param name="watch">Asked for the check, shown each step and epoch.</param>
    public abstract Outcome Run(ulong seed, Watch watch);

    /// <summary>The program with one knob changed, or null where the repair does not apply or changes nothing.</summary>
    /// <param name="repair">A name out of <see cref="Repairs"/>.</param>
    /// <param name="number">What to set the knob to, as the new learning rate; null for the usual change.</param>
    public virtual TrainingProgram? Repaired(string repair, double? number = null) => null;

    /// <summary>The program on the same data in another guise, or null where that is not possible; the diagnosis should not change.</summary>
    public virtual TrainingProgram? In(Guise guise) => null;
}
