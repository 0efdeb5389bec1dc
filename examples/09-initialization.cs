#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:property PublishAot=false
// How does initialization work with several layers and embeddings? Keep the variance through the depth, and let the
// last layer answer near 0: the first loss is then ln C, at any depth. Naive N(0, 1) weights start far above it.
using System.Globalization;
using Descent;
using Descent.Numerics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Classes = 27, Context = 3, Width = 10, Hidden = 100, Examples = 500;
Console.WriteLine($"expected start: ln {Classes} = {Math.Log(Classes):F4}");
Console.WriteLine("layers   embedding   default   off      N(0, 1)   deviation of the last hidden layer");
foreach (var layers in new[] { 1, 3, 6 })
{
    foreach (var hasEmbedding in new[] { false, true })
    {
        var standard = Start(layers, hasEmbedding, null, out var deviation);
        var naive = Start(layers, hasEmbedding, Initializer.Normal(1), out _);
        Console.WriteLine($"{layers,6}   {(hasEmbedding ? "yes" : "no"),-9}   {standard:F4}    {standard / Math.Log(Classes) - 1,6:P1}   {naive,7:F2}   {(layers == 1 ? "none" : $"{deviation:F3}")}");
    }
}

static double Start(int layers, bool hasEmbedding, Initializer? weight, out double deviation)
{
    var random = new RandomStream(1);
    var width = Context * Width;
    var parts = new List<Layer>(hasEmbedding ? [new Embedding(Classes, Width, random), new Flatten()] : []);
    for (var i = 1; i < layers; i++)
    {
        parts.AddRange([new Linear(width, Hidden, random, weight), new Tanh()]);
        width = Hidden;
    }

    Sequential model = [.. parts, new Linear(width, Classes, random, weight)];
    var symbols = Enumerable.Range(0, Examples * Context).Select(_ => random.NextIndex(Classes)).ToArray();
    Operand input = hasEmbedding
        ? Indices.From(new(Examples, Context), symbols)
        : Initializer.Normal(1).Draw(new(Examples, Context * Width), random);
    var classes = Indices.Of([.. Enumerable.Range(0, Examples).Select(_ => random.NextIndex(Classes))]);
    var hidden = layers == 1 ? [0] : parts.Aggregate(input, (x, layer) => layer.Forward(x)) is Tensor h ? h.ToArray() : [];
    deviation = Math.Sqrt(hidden.Average(value => value * value));
    return Loss.CrossEntropy(model.Forward(input), classes).Mean().ToScalar();
}
