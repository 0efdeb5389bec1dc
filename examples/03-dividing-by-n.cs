#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:property PublishAot=false
// Does the division by N matter? The mean is the sum divided by N, so its gradient is too, and a learning rate N times
// as large undoes it. An optimizer that divides by the gradient's own size never sees it.
using System.Globalization;
using Descent;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var moons = TwoMoons.Of(64, 0.1, seed: 1);
var (x, y) = ((Tensor)moons.Inputs, (Indices)moons.Targets);

Console.WriteLine("optimizer   objective   rate      loss per example after 100 steps");
Report("sgd", "mean", 0.5, parameters => new Sgd(parameters), loss => loss.Mean());
Report("sgd", "sum", 0.5 / 64, parameters => new Sgd(parameters), loss => loss.Sum());
Report("sgd", "sum", 0.5, parameters => new Sgd(parameters), loss => loss.Sum());
Report("adam", "mean", 0.01, parameters => new Adam(parameters), loss => loss.Mean());
Report("adam", "sum", 0.01, parameters => new Adam(parameters), loss => loss.Sum());

void Report(string name, string objective, double rate, Func<IReadOnlyList<Parameter>, Optimizer> create, Func<Tensor, Tensor> reduce)
{
    var model = new Mlp(2, [16, 16, 2], seed: 1);
    var optimizer = create(model.Parameters);
    optimizer.LearningRate = rate;
    for (var step = 0; step < 100; step++)
    {
        optimizer.Step(reduce(Loss.CrossEntropy(model.Forward(x), y)));
    }

    Console.WriteLine($"{name,-11} {objective,-11} {rate,-9:G4} {Loss.CrossEntropy(model.Forward(x), y).Mean().ToScalar():F6}");
}
