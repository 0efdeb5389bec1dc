namespace Descent.Faults.Programs;

/// <summary>What a program's last layer gives.</summary>
internal enum Head
{
    /// <summary>A score for each class, under cross-entropy.</summary>
    Classes,

    /// <summary>One log-odds, under binary cross-entropy.</summary>
    Binary,

    /// <summary>A number, under squared error.</summary>
    Number,

    /// <summary>The class's number as if it were one, under squared error.</summary>
    ClassNumber,
}
