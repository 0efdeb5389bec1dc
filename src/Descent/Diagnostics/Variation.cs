using System.Globalization;

namespace Descent.Diagnostics;

/// <summary>One change to a program, to be tried in a short run from the run's own start. Immutable.</summary>
/// <param name="Code">The experiment's code.</param>
internal sealed record Variation(string Code)
{
    private const int MostContinued = 256;
    private const int Most = 512;

    /// <summary>On the learning rate.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>On the batch size.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>On the limit of the gradient's norm.</summary>
    public double Clip { get; init; } = 1;

    /// <summary>A limit of the gradient's norm, or null for the run's.</summary>
    public double? Limit { get; init; }

    /// <summary>No decay and no regularizer.</summary>
    public bool IsUndecayed { get; init; }

    /// <summary>Weights start at random by the width of what they weigh, biases at 0.</summary>
    public bool IsAfresh { get; init; }

    /// <summary>Nothing is dropped.</summary>
    public bool IsUndropped { get; init; }

    /// <summary>The learning rate stays at its peak.</summary>
    public bool IsHeld { get; init; }

    /// <summary>It goes on from where the run stands.</summary>
    public bool IsContinued { get; init; }

    /// <summary>Each class is drawn as often as the others.</summary>
    public bool IsBalanced { get; init; }

    /// <summary>A wider model with one more layer.</summary>
    public bool IsWider { get; init; }

    /// <summary>Rows that are left out.</summary>
    public IReadOnlyList<int> Without { get; init; } = [];

    /// <summary>How many rows a batch has; at most 512, of a run that goes on 256, which foretell as well what as many steps would do.</summary>
    public int Rows(Evidence run) => Math.Min(run.Train.Count, Math.Min(run.BatchSize * Batch, IsContinued ? MostContinued : Most));

    /// <summary>What is changed, as a person says it.</summary>
    public string Words
    {
        get
        {
            (bool IsSo, FormattableString Text)[] parts =
            [
                (Rate != 1, $"{Rate:0.###} × the rate"), (Batch != 1, $"{Batch} × the batch"), (Clip != 1, $"{Clip} × the limit"), (Limit is not null, $"limit {Limit:G3}"),
                (IsUndecayed, $"no decay"), (IsUndropped, $"nothing dropped"), (IsHeld, $"rate held"), (IsBalanced, $"classes alike"), (IsWider, $"wider and deeper"), (Without.Count > 0, $"without row {string.Join(" and ", Without.Take(3))}"),
            ];
            var said = string.Join(", ", parts.Where(part => part.IsSo).Select(part => part.Text.ToString(CultureInfo.InvariantCulture)));
            return (said.Length > 0 ? said : "as it is") + (IsContinued ? ", going on" : "");
        }
    }
}
