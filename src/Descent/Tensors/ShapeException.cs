namespace Descent;

/// <summary>Shapes that do not fit an operation; the message names the operation and both shapes.</summary>
public sealed class ShapeException : ArgumentException
{
    /// <summary>An exception without a message.</summary>
    public ShapeException()
    {
    }

    /// <summary>An exception with the message to show.</summary>
    public ShapeException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with the message to show and what caused it.</summary>
    public ShapeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
