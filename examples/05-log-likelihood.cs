#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:property PublishAot=false
// Why the logarithm, why the minus sign, and is 0 included?
using System.Globalization;
using Descent;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var file = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "../src/Descent.Cli/Data/names.txt");
var names = TextLines.Read(File.ReadAllBytes(file), "names.txt");
var bigrams = new NGram(names, Vocabulary.Of(names), order: 2, smoothing: 0);

Console.WriteLine("items     likelihood   log-likelihood   negative, per symbol");
foreach (var count in new[] { 1, 3, 30, 300, names.Length })
{
    var some = names[..count];
    var log = bigrams.LogLikelihood(some);
    Console.WriteLine($"{count,6}    {Math.Exp(log),-10:G3}   {log,14:F2}   {bigrams.Loss(some):F4}");
}

Console.WriteLine();
Console.WriteLine("The product of probabilities is 0 in double long before the text ends; the sum of their logarithms is not.");
Console.WriteLine("A probability is at most 1, so its logarithm is at most 0: the minus sign turns 'more likely' into 'less loss'.");
var sure = new NGram(["a"], Vocabulary.Of(["a"]), order: 3, smoothing: 0);
Console.WriteLine($"0 is included, where every symbol is certain:  loss {sure.Loss(["a"]):F1} of a model that counted nothing but 'a'");
var scores = Tensor.Of([[40, 0, 0]]);
Console.WriteLine($"from finite scores it is only approached:      -ln softmax([40, 0, 0])₀ = {Loss.CrossEntropy(scores.As(ElementType.Float64), Indices.Of(0)).Values.ToScalar():E2} in Float64");
