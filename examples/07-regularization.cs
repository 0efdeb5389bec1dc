#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:property PublishAot=false
// What does regularization do to the weights? The term is shown beside the loss, never mixed into it.
using System.Globalization;
using Descent;
using Descent.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (train, validation) = (TwoMoons.Of(60, 0.25, seed: 1), TwoMoons.Of(1000, 0.25, seed: 2));
Console.WriteLine("regularizer        train    validation   its term   Σ w²      |w| below 0.001");
Report("none", null);
Report("L2 0.001", new L2(0.001));
Report("L2 0.01", new L2(0.01));
Report("L1 0.001", new L1(0.001));
Report("L1 0.01", new L1(0.01));
Report("both 0.001", new ElasticNet(0.001, 0.001));

void Report(string name, Regularizer? regularizer)
{
    var model = new Mlp(2, [32, 32, 2], seed: 1, () => new Relu());
    var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 })
    {
        BatchSize = 60,
        Epochs = 1000,
        Regularizer = regularizer,
        Schedule = Schedule.Cosine(0.01, 1000),
    };
    var last = trainer.Run(train).Last();
    var weights = model.Parameters.Where(parameter => parameter.IsWeight).SelectMany(parameter => parameter.ToArray()).ToArray();
    Console.WriteLine($"{name,-18} {trainer.Evaluate(train):F4}   {trainer.Evaluate(validation):F4}       {last.Penalty:F4}     {weights.Sum(w => w * w),-9:F2} {weights.Count(w => Math.Abs(w) < 0.001)} of {weights.Length}");
}
