#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:property PublishAot=false
// Count the pairs, or learn them by gradient descent? On the same loss, the second finds what the first knows.
using System.Globalization;
using Descent;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var file = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "../src/Descent.Cli/Data/names.txt");
var names = TextLines.Read(File.ReadAllBytes(file), "names.txt");
var vocabulary = Vocabulary.Of(names);
var pairs = ContextWindows.Of(names, vocabulary, length: 1);
var (before, next) = (Indices.Of(((Indices)pairs.Inputs).Values), (Indices)pairs.Targets);
Console.WriteLine($"counted            {new NGram(names, vocabulary, 2, smoothing: 0).Loss(names):F4}");
Console.WriteLine($"counted, +1        {new NGram(names, vocabulary, 2, smoothing: 1).Loss(names):F4}");

var logits = new Parameter("logits", Tensor.Full(new(vocabulary.Count, vocabulary.Count), 0));
var adam = new Adam([logits]) { LearningRate = 0.3 };
for (var step = 0; step <= 60; step++)
{
    var loss = Loss.CrossEntropy(logits.GatherRows(before), next).Mean();
    if (step is 0 or 1 or 5 or 10 or 20 or 40 or 60)
    {
        Console.WriteLine($"learned, step {step,2}   {loss.ToScalar():F4}");
    }

    adam.Step(loss);
}
