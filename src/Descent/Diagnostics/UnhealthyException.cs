using System.Globalization;

namespace Descent.Diagnostics;

/// <summary>A training run is not healthy; the message is what a person reads of its diagnosis.</summary>
public sealed class UnhealthyException : Exception
{
    /// <summary>An exception without a diagnosis.</summary>
    public UnhealthyException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public UnhealthyException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and what caused it.</summary>
    public UnhealthyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The exception for a diagnosis.</summary>
    internal UnhealthyException(Diagnosis diagnosis)
        : base(string.Create(CultureInfo.InvariantCulture, $"The training run is unhealthy after {diagnosis.Step} {(diagnosis.Step == 1 ? "step" : "steps")}: {diagnosis.Cause!.Name} [{diagnosis.Cause.Id}].\n{diagnosis}")) => Diagnosis = diagnosis;

    /// <summary>What was found, or null where the exception was made without.</summary>
    public Diagnosis? Diagnosis { get; }
}
