using Descent.Cli.Display;
using Descent.Cli.Losses;
using Descent.Cli.Runs;
using Descent.Diagnostics;

namespace Descent.Cli.Models;

/// <summary>Data, model and loss of a run, and what a person is told about them.</summary>
internal abstract class Job
{
    private const int LongestShown = 80;

    public required Dataset Train { get; init; }

    public required Dataset Validation { get; init; }

    public required Dataset Test { get; init; }

    /// <summary>Rows to train and to validate together, to train on once more; null where there are many.</summary>
    public Dataset? Together { get; init; }

    public required Sequential Model { get; init; }

    public required LossFunction Loss { get; init; }

    /// <summary>How many numbers the model gives an example.</summary>
    public required int Outputs { get; init; }

    /// <summary>What is needed to predict again, for the model file.</summary>
    public abstract IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>What the rows of <see cref="Validation"/>, the classes and the numbers are called.</summary>
    public abstract ReportNames Names { get; }

    /// <summary>The job that data and settings ask for.</summary>
    /// <exception cref="InvalidDataException">The data cannot be used; the message says where and what to do.</exception>
    public static Job Open(DataSource source, byte[] bytes, Settings settings) => source.IsTable
        ? TableJob.Of(source, bytes, settings)
        : TextJob.Of(source, bytes, settings);

    /// <summary>The loss that was asked for, or the usual one.</summary>
    /// <exception cref="InvalidDataException">The loss that was asked for takes other targets; the message names those that fit.</exception>
    /// <param name="asked">Its name, or null.</param>
    /// <param name="usual">The loss where none is asked for.</param>
    /// <param name="unfit">Losses that take these targets and yet will not do.</param>
    protected static LossFunction Choose(string? asked, LossFunction usual, params string[] unfit)
    {
        if (asked is null)
        {
            return usual;
        }

        // The network gives scores: what takes log-probabilities or probabilities would need another last layer.
        var fitting = LossCatalog.Functions.Where(pair => pair.Value.Targets == usual.Targets && pair.Value is not NegativeLogLikelihood && !unfit.Contains(pair.Key)).ToDictionary();
        return LossCatalog.Find(asked) is { } name && fitting.TryGetValue(name, out var loss)
            ? loss
            : throw new InvalidDataException($"--loss: {asked} does not fit here, where the targets are {(usual.Targets == TargetKind.Classes ? "classes" : "numbers")}. Choose one of {string.Join(", ", fitting.Keys)}.");
    }

    /// <summary>Says what the data are, which loss was chosen and why, and what models without a network score.</summary>
    public abstract void Describe(Screen screen);

    /// <summary>Says how the trained model does on rows it never saw.</summary>
    public abstract void Judge(Screen screen, double testLoss);

    /// <summary>A cell or an item, cut where it is too long to look at.</summary>
    protected static string Shortened(string text) => text.Length <= LongestShown ? text : $"{text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)]}…";
}
