#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:property PublishAot=false
// What should an untrained model of 27 characters score? The same number, three ways.
using System.Globalization;
using Descent;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var equal = Tensor.Full(new(1, 27), 0);
Console.WriteLine($"by logarithm      -ln(1/27)               = {-Math.Log(1 / 27.0):F4}");
Console.WriteLine($"by softmax        -ln softmax(equal)      = {-equal.LogSoftmax().ToArray()[0]:F4}");
Console.WriteLine($"by cross-entropy  CrossEntropy(equal, 13) = {Loss.CrossEntropy(equal, Indices.Of(13)).Values.ToScalar():F4}");
