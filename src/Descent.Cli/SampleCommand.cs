using System.CommandLine;
using Descent.Cli.Display;
using Descent.Cli.Models;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Cli;

/// <summary>The command <c>descent sample</c>: items written by a trained character model.</summary>
internal static class SampleCommand
{
    private static readonly Argument<string> Run = new("RUN") { Description = "The folder of a run on text, or its model.safetensors." };
    private static readonly Option<int> Count = new("--count") { Description = "How many items to write.", DefaultValueFactory = _ => 10 };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Same seed, same items.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> Temperature = new("--temperature") { Description = "Below 1 more ordinary, above 1 more surprising.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Prompt = new("--prompt") { Description = "How each item begins.", DefaultValueFactory = _ => "" };

    public static Command Create(Screen screen)
    {
        Count.Validators.Add(result => Demand(result, result.GetValueOrDefault<int>() >= 1, "--count: give 1 or more."));
        Temperature.Validators.Add(result => Demand(result, result.GetValueOrDefault<double>() is > 0 and < double.PositiveInfinity, "--temperature: give a number above 0."));
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
            for (var i = 0; i < result.GetValue(Count); i++)
            {
                screen.Line($"{model.Sample(random, result.GetValue(Temperature), prompt)}");
            }

            return ExitCode.Finished;
        });
        return command;
    }

    private static void Demand(System.CommandLine.Parsing.SymbolResult result, bool isRight, string message)
    {
        if (!isRight)
        {
            result.AddError(message);
        }
    }
}
