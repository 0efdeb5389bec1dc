namespace Descent.Faults;

/// <summary>Training programs that can be run through the doctor unseen. A class with a constructor without parameters, in any assembly.</summary>
public interface IProgramSet
{
    /// <summary>What the tables call it.</summary>
    string Name { get; }

    /// <summary>The programs: faulted ones, each with its control, and controls.</summary>
    IEnumerable<TrainingProgram> Programs { get; }
}
