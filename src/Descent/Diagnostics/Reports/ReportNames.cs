namespace Descent.Diagnostics;

/// <summary>What rows, classes and numbers are called, so that a report can speak of the data as their owner does. Immutable.</summary>
public sealed record ReportNames
{
    /// <summary>What is predicted.</summary>
    /// <value>"target" unless set.</value>
    public string Target { get; init; } = "target";

    /// <summary>The names of the classes in the order of their numbers.</summary>
    /// <value>Empty unless set: classes are then shown by their numbers.</value>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>From a row of the examples a run is judged by, from 0, to where it stands and what it holds.</summary>
    /// <value>The row's number unless set.</value>
    public Func<int, ReportRow> Row { get; init; } = row => new($"row {row}", []);

    /// <summary>From a number as the model is given it to the number as its owner knows it.</summary>
    /// <value>The same number unless set.</value>
    public Func<double, double> Decode { get; init; } = value => value;
}
