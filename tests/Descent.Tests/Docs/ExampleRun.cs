using Descent.Diagnostics;
using Descent.Training;

namespace Descent.Tests.Docs;

/// <summary>One run of an example: with the fault, or without it; it keeps the losses that a person would see.</summary>
/// <param name="isMended">Whether the change is made.</param>
internal sealed class ExampleRun(bool isMended)
{
    public bool IsMended => isMended;

    /// <summary>The losses, at steps or epochs of equal distance.</summary>
    public List<double> Losses { get; } = [];

    /// <summary>What the losses are of, in words.</summary>
    public string Across { get; private set; } = "loss by step";

    /// <summary>Whether the page asks for experiments at the end; else it asks what was seen.</summary>
    public bool IsExamined { get; private set; }

    /// <summary>The loss of one more step.</summary>
    public void Add(Tensor loss) => Losses.Add(loss.ToScalar());

    /// <summary>The same run, examined at its end.</summary>
    public TrainingCheck WatchAndExamine(Trainer trainer, Dataset train, Dataset? validation = null)
    {
        IsExamined = true;
        return Watch(trainer, train, validation);
    }

    /// <summary>A trainer's run, to its end or to where it breaks off. On the page it is written out.</summary>
    public TrainingCheck Watch(Trainer trainer, Dataset train, Dataset? validation = null)
    {
        var check = TrainingCheck.Of(trainer, train, validation);
        var watch = trainer.Watch!;
        trainer.Watch = (batch, mean) =>
        {
            if (validation is null)
            {
                Losses.Add(mean);
            }

            watch(batch, mean);
        };
        try
        {
            foreach (var epoch in trainer.Run(train, validation))
            {
                if (epoch.ValidationLoss is { } loss)
                {
                    Across = "validation loss by epoch";
                    Losses.Add(loss);
                }
            }
        }
        catch (DivergedException)
        {
            // the check says why
        }

        return check;
    }
}
