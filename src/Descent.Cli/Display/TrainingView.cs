using Descent.Training;

namespace Descent.Cli.Display;

/// <summary>What a person sees while a model trains.</summary>
internal abstract class TrainingView : IProgress<TrainingStep>
{
    /// <summary>Runs a training with the view that suits the output: live in a terminal, plain lines elsewhere.</summary>
    public static void Show(Screen screen, int epochs, Action<TrainingView> train)
    {
        if (screen.Terminal is { } terminal)
        {
            LiveView.Show(terminal, epochs, train);
        }
        else
        {
            train(new PlainView(screen, epochs));
        }
    }

    public abstract void Report(TrainingStep value);

    public abstract void Finished(Epoch epoch);
}
