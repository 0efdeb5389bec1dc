#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:property PublishAot=false
// Four examples, a perceptron of three layers, and the sum of squared errors as the one number that says how it does.
using System.Globalization;
using Descent;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var x = Tensor.Of([[2, 3, -1], [3, -1, 0.5], [0.5, 1, 1], [1, 1, -1]]);
var y = Tensor.Of([[1], [-1], [-1], [1]]);
var model = new Mlp(3, [4, 4, 1], seed: 1);
var sgd = new Sgd(model.Parameters) { LearningRate = 0.05, Momentum = 0.85 };
Console.WriteLine($"a network that answers 0 scores {Loss.SquaredError(y * 0, y).Sum().ToScalar():F4}");
for (var step = 0; step <= 100; step++)
{
    var loss = Loss.SquaredError(model.Forward(x), y).Sum();
    if (step % 20 == 0)
    {
        Console.WriteLine($"step {step,3}  loss {loss.ToScalar():F6}");
    }

    sgd.Step(loss);
}

Console.WriteLine($"predictions {string.Join("  ", model.Forward(x).ToArray().Select(p => p.ToString("F3")))}");
