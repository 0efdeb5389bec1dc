using System.CommandLine;
using Descent.Cli;

var data = new Argument<FileInfo?>("DATA") { Description = "Text, one item a line. Without it: 32,033 given names.", Arity = ArgumentArity.ZeroOrOne };
var seed = new Option<ulong>("--seed") { Description = "The seed of weights and batches.", DefaultValueFactory = _ => 1 };
var steps = new Option<int>("--steps") { Description = "How many updates to make.", DefaultValueFactory = _ => 400 };
var train = new Command("train", "Train a one-layer character model and compare it with counting.") { data, seed, steps };
train.SetAction(result => Train.Run(result.GetValue(data), result.GetValue(seed), result.GetValue(steps), Console.Out, Console.Error));

var parsed = new RootCommand("Descent trains neural networks and reads the loss out loud.") { train }.Parse(args);
var code = parsed.Invoke();
return parsed.Errors.Count > 0 ? Train.WrongUsage : code;
