#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:property PublishAot=false
// Overfitting, seen in two curves: the training loss goes on falling, the validation loss turns.
using System.Globalization;
using Descent;
using Descent.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (train, validation) = (TwoMoons.Of(60, 0.3, seed: 3), TwoMoons.Of(1000, 0.3, seed: 4));
var model = new Mlp(2, [64, 64, 2], seed: 1, () => new Relu());
var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.003 }) { BatchSize = 20, Epochs = 300 };
Console.WriteLine("epoch   train    validation");
foreach (var epoch in trainer.Run(train, validation).KeepBest())
{
    if (epoch.Number is 1 or 3 or 10 or 20 or 30 or 50 or 75 or 100 or 150 or 200 or 300)
    {
        Console.WriteLine($"{epoch.Number,5}   {epoch.TrainLoss:F4}   {epoch.ValidationLoss:F4}  {new string('#', (int)(40 * Math.Min(1, epoch.TrainLoss)))}{new string('-', Math.Max(0, (int)(40 * Math.Min(1, epoch.ValidationLoss!.Value)) - (int)(40 * Math.Min(1, epoch.TrainLoss))))}");
    }
}

Console.WriteLine($"best    epoch {trainer.Best!.Epoch}: {trainer.Best.Score:F4}; the model has its parameters again: {trainer.Evaluate(validation):F4}");
