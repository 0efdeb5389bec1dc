using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Descent.Cli.Display;
using Descent.Cli.Runs;

namespace Descent.Cli;

/// <summary>The command <c>descent train</c>: its options, and from them the settings of a run.</summary>
internal static class TrainCommand
{
    private const double CheckpointDefault = 2;

    private static readonly Argument<string?> Data = new("DATA")
    {
        Description = "A text file, one item a line (a character model), or a .csv or .tsv file with a header (classification or regression). Embedded: names, iris, moons. Without it: names.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Target = new("--target") { Description = "The column to predict; the last one unless said.", HelpName = "COLUMN" };
    private static readonly Option<string?> Task = Options.Choice("--task", "What the target is; inferred from its values unless said.", "classification", "regression");
    private static readonly Option<string?> Loss = new("--loss") { Description = "The loss; squared-error for numbers and cross-entropy for classes unless said. 'descent loss' lists all.", HelpName = "NAME", CustomParser = LossCommand.Known };
    private static readonly Option<string?> Out = new("--out") { Description = "The run's folder; runs/NAME-1, -2, … unless said.", HelpName = "FOLDER" };
    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace the run in that folder." };
    private static readonly Option<string?> Resume = new("--resume") { Description = "Go on with a run that was stopped or killed, from its last checkpoint.", HelpName = "FOLDER" };
    private static readonly Option<double?> CheckpointSeconds = Options.Number<double>("--checkpoint", "Seconds between checkpoints, the most a kill can cost; 2 unless said.", value => value >= 0, "0 or more");
    private static readonly Option<bool> Strict = new("--strict") { Description = "Exit with 1 where a warning stands at the end, and with 2 where an error does, certain or confirmed." };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "The seed of everything random: same seed, same bits.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int?> Epochs = Options.Number<int>("--epochs", "Passes over the training part, at most.", value => value >= 1, "1 or more");
    private static readonly Option<int?> Batch = Options.Number<int>("--batch", "Examples a step.", value => value >= 1, "1 or more");
    private static readonly Option<string?> Optimizer = Options.Choice("--optimizer", "How parameters are updated; adamw unless said.", Optimizers.Names);
    private static readonly Option<double?> Rate = Options.Number<double>("--rate", "The learning rate.", value => value > 0 && double.IsFinite(value), "a number above 0");
    private static readonly Option<string?> Schedule = Options.Choice("--schedule", "How the rate falls: cosine (with a short warm-up) unless said.", "constant", "cosine");
    private static readonly Option<double?> Decay = Options.Number<double>("--decay", "Weight decay of the optimizer.", value => value >= 0 && double.IsFinite(value), "0 or more");
    private static readonly Option<double?> L1 = Options.Number<double>("--l1", "Strength of the L1 regularizer, shown as its own term.", value => value >= 0 && double.IsFinite(value), "0 or more");
    private static readonly Option<double?> L2 = Options.Number<double>("--l2", "Strength of the L2 regularizer, shown as its own term.", value => value >= 0 && double.IsFinite(value), "0 or more");
    private static readonly Option<double?> Clip = Options.Number<double>("--clip", "The largest norm of a gradient; longer ones are shortened.", value => value > 0 && double.IsFinite(value), "a number above 0");
    private static readonly Option<int?> Patience = Options.Number<int>("--patience", "Stop after so many epochs without a better validation loss.", value => value >= 1, "1 or more");
    private static readonly Option<int[]?> Hidden = new("--hidden") { Description = "Widths of the hidden layers, as 64,64; 'none' for a linear model.", HelpName = "WIDTHS", CustomParser = Widths };
    private static readonly Option<string?> Activation = Options.Choice("--activation", "The function between layers.", Activations.Names);
    private static readonly Option<double?> Dropout = Options.Number<double>("--dropout", "The share of hidden numbers dropped while training.", value => value is >= 0 and < 1, "from 0 to below 1");
    private static readonly Option<int?> Context = Options.Number<int>("--context", "Text: how many symbols the model sees.", value => value >= 1, "1 or more");
    private static readonly Option<int?> Embedding = Options.Number<int>("--embedding", "Text: the width of a symbol's vector.", value => value >= 1, "1 or more");

    /// <summary>Whether what is said goes out as lines of JSON instead of text.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Write the lines of the run's log instead of text, one JSON object a line." };

    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var command = new Command("train", """
            Train a model, and say how it does: what the data are, which loss and why, what guessing scores, the expected
            and the measured starting loss, then training as it goes, and what the best model scores on rows it never saw.

              descent train                                  32,033 names, a character model
              descent train people.txt --epochs 5            your own lines of text
              descent train houses.csv --target price        a table; the task is inferred from the column
              descent train --resume runs/names-1            go on after Ctrl-C or a crash
            """)
        {
            Out, Overwrite, Resume, CheckpointSeconds, Strict, Json, Epochs, Schedule, L1, L2, Patience,
        };
        AddSettings(command);
        command.SetAction(result =>
        {
            var isJson = result.GetValue(Json);
            var manner = new Manner(TimeSpan.FromSeconds(result.GetValue(CheckpointSeconds) ?? CheckpointDefault), result.GetValue(Strict), isJson ? screen.Output : null);
            var shown = isJson ? screen.Silent() : screen;
            if (result.GetValue(Resume) is { } folder)
            {
                return TrainRun.Resume(RunFolder.Open(folder), manner, shown, cancellation);
            }

            var (source, settings) = Chosen(result);
            return TrainRun.Start(source, settings, result.GetValue(Out), result.GetValue(Overwrite), manner, shown, cancellation);
        });
        return command;
    }

    /// <summary>Adds the data, and the options of data, model and step.</summary>
    public static void AddSettings(Command command)
    {
        command.Add(Data);
        foreach (var option in new Option[] { Target, Task, Loss, Seed, Batch, Optimizer, Rate, Decay, Clip, Hidden, Activation, Dropout, Context, Embedding })
        {
            command.Add(option);
        }
    }

    /// <summary>The data and settings that were typed, the usual ones where nothing was.</summary>
    public static (DataSource Source, Settings Settings) Chosen(ParseResult result)
    {
        var source = DataSource.Find(result.GetValue(Data) ?? "names");
        return (source, Settings(result, source));
    }

    private static int[]? Widths(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var widths = text == "none" ? [] : Array.ConvertAll(text.Split(','), part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0);
        if (widths.Contains(0))
        {
            result.AddError($"--hidden: '{text}' is no list of widths. Write them as 64,64, or 'none'.");
        }

        return widths;
    }

    private static Settings Settings(ParseResult result, DataSource source)
    {
        var standard = source.IsTable ? Defaults.Table : Defaults.Text;
        return standard with
        {
            Data = source.Path,
            Target = result.GetValue(Target),
            Task = result.GetValue(Task),
            Loss = result.GetValue(Loss),
            Seed = result.GetValue(Seed),
            Epochs = result.GetValue(Epochs) ?? standard.Epochs,
            Batch = result.GetValue(Batch) ?? standard.Batch,
            Optimizer = result.GetValue(Optimizer) ?? standard.Optimizer,
            LearningRate = result.GetValue(Rate) ?? standard.LearningRate,
            Schedule = result.GetValue(Schedule) ?? standard.Schedule,
            WeightDecay = result.GetValue(Decay) ?? standard.WeightDecay,
            L1 = result.GetValue(L1) ?? standard.L1,
            L2 = result.GetValue(L2) ?? standard.L2,
            ClipNorm = result.GetValue(Clip) ?? standard.ClipNorm,
            Patience = result.GetValue(Patience) ?? standard.Patience,
            Hidden = result.GetResult(Hidden) is null ? standard.Hidden : result.GetValue(Hidden)!, // the value of an array not given is an empty one
            Activation = result.GetValue(Activation) ?? standard.Activation,
            Dropout = result.GetValue(Dropout) ?? standard.Dropout,
            Context = result.GetValue(Context) ?? standard.Context,
            Embedding = result.GetValue(Embedding) ?? standard.Embedding,
        };
    }
}
