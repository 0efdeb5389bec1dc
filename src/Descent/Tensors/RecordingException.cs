namespace Descent;

/// <summary>A computation cannot be recorded as it is written: it reads values, or draws numbers, that a replay would freeze.</summary>
public sealed class RecordingException : InvalidOperationException
{
    /// <summary>An exception without a message.</summary>
    public RecordingException()
    {
    }

    /// <summary>An exception with the message to show.</summary>
    public RecordingException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with the message to show and what caused it.</summary>
    public RecordingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
