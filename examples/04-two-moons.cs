#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:property PublishAot=false
// What do max-margin and binary cross-entropy do on two moons? Both separate them; they disagree on when to stop.
using System.Globalization;
using Descent;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var train = TwoMoons.Of(200, 0.1, seed: 1);
var test = TwoMoons.Of(1000, 0.1, seed: 2);
Console.WriteLine("loss                   start    end      test accuracy   rows with loss and slope 0   largest |score|");
Report("max-margin", (scores, yes) => Loss.Hinge(scores, yes * 2 - 1));
Report("binary cross-entropy", (scores, yes) => Loss.BinaryCrossEntropy(scores, yes));

void Report(string name, Func<Tensor, Tensor, LossValues> loss)
{
    var model = new Mlp(2, [16, 16, 1], seed: 1, () => new Relu());
    var adam = new Adam(model.Parameters) { LearningRate = 0.01 };
    var (x, yes) = ((Tensor)train.Inputs, Answers(train));
    var start = loss(model.Forward(x), yes).Mean().ToScalar();
    for (var step = 0; step < 500; step++)
    {
        adam.Step(loss(model.Forward(x), yes).Mean());
    }

    var losses = loss(model.Forward(x), yes);
    var scores = model.Forward(test.Inputs).ToArray();
    var right = scores.Zip(Answers(test).ToArray()).Average(pair => pair.First > 0 == pair.Second > 0 ? 1.0 : 0);
    Console.WriteLine($"{name,-22} {start:F4}   {losses.Mean().ToScalar():F4}   {right:P1}          {losses.Values.ToArray().Count(l => l == 0),3} of {train.Count}                   {model.Forward(x).ToArray().Max(Math.Abs):F1}");
}

static Tensor Answers(Dataset data) => Tensor.From(new(data.Count, 1), [.. ((Indices)data.Targets).Values.ToArray().Select(c => (double)c)]);
