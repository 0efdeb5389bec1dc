using System.CommandLine;
using Descent.Cli.Display;
using Descent.Cli.Models;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Cli;

/// <summary>The command <c>descent sample</c>: items written by a trained character model.</summary>
internal static class SampleCommand
{
    private const int CountDefault = 10;

    private static readonly Argument<string> Run = new("RUN") { Description = "The folder of a run on text, or its model.safetensors." };
    private static readonly Option<int?> Count = Options.Number<int>("--count", "How many items to write; 10 unless said.", value => value >= 1, "1 or more");
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Same seed, same items.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double?> Temperature = Options.Number<double>("--temperature", "Below 1 more ordinary, above 1 more surprising; 1 unless said.", value => value > 0 && double.IsFinite(value), "a number above 0");
    private static readonly Option<string> Prompt = new("--prompt") { Description = "How each item begins.", DefaultValueFactory = _ => "" };

    public static Command Create(Screen screen)
    {
        var command = new Command("sample", """
            Write new items with a model that 'descent train' made of a text.

              descent sample runs/names-1 --count 5 --prompt an
            """)
        {
            Run, Count, Seed, Temperature, Prompt,
        };
        command.SetAction(result =>
        {
            var path = ModelFile.Find(result.GetValue(Run)!);
            var model = CharacterModel.Load(Safetensors.Read(path), path);
            var prompt = result.GetValue(Prompt)!;
            if (!model.Vocabulary.Covers(prompt))
            {
                throw new InvalidDataException($"--prompt '{prompt}': it holds a character the model never saw. Use these: {model.Vocabulary.Characters}");
            }

            var random = new RandomStream(result.GetValue(Seed));
            for (var i = 0; i < (result.GetValue(Count) ?? CountDefault); i++)
            {
                screen.Line($"{model.Sample(random, result.GetValue(Temperature) ?? 1, prompt)}");
            }

            return ExitCode.Finished;
        });
        return command;
    }
}
