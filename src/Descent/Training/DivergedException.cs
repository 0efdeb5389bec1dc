namespace Descent.Training;

/// <summary>Training met a loss that is not a finite number; the model stands as before the step.</summary>
public sealed class DivergedException : InvalidOperationException
{
    /// <summary>An exception without a message.</summary>
    public DivergedException()
    {
    }

    /// <summary>An exception with the message to show.</summary>
    public DivergedException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with the message to show and what caused it.</summary>
    public DivergedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The update that was not made, from 1.</summary>
    public int Step { get; init; }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; init; }

    /// <summary>The batch within the epoch, from 1.</summary>
    public int Batch { get; init; }

    /// <summary>The first operation whose result is not finite, or the parameter or data that was not to begin with.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The rows of the training data, from 0, whose own loss is not finite.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];
}
