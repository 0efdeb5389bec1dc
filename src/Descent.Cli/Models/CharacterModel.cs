using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Cli.Models;

/// <summary>A model that predicts the next symbol of a text: its shape, its vocabulary and its parameters.</summary>
internal sealed record CharacterModel(CharacterModelShape Shape, Vocabulary Vocabulary, Sequential Layers)
{
    public const string ShapeKey = "descent.character_model";
    private const string VocabularyKey = "descent.vocabulary";
    private const int LongestSample = 1000;

    public IReadOnlyDictionary<string, string> Texts => new Dictionary<string, string>
    {
        [ShapeKey] = JsonSerializer.Serialize(Shape, CharacterModelJson.Default.CharacterModelShape),
        [VocabularyKey] = Vocabulary.Characters,
    };

    public static CharacterModel Create(CharacterModelShape shape, Vocabulary vocabulary, ulong seed)
    {
        var random = new RandomStream(seed);
        var layers = new List<Layer> { new Embedding(vocabulary.Count, shape.Embedding, random), new Flatten() };
        var width = shape.Context * shape.Embedding;
        foreach (var hidden in shape.Hidden)
        {
            layers.AddRange([new Linear(width, hidden, random), Activations.Create(shape.Activation)]);
            if (shape.Dropout > 0)
            {
                layers.Add(new Dropout(shape.Dropout));
            }

            width = hidden;
        }

        return new(shape, vocabulary, [.. layers, new Linear(width, vocabulary.Count, random)]);
    }

    /// <exception cref="InvalidDataException">The file holds another kind of model, or was altered.</exception>
    public static CharacterModel Load(Safetensors file, string path)
    {
        if (!file.Texts.TryGetValue(ShapeKey, out var text) || !file.Texts.TryGetValue(VocabularyKey, out var characters))
        {
            throw new InvalidDataException($"{path}: it holds no character model. Sample from a run on text; use 'descent predict' for one on a table.");
        }

        var shape = JsonSerializer.Deserialize(text, CharacterModelJson.Default.CharacterModelShape)!;
        var model = Create(shape, Vocabulary.Parse(characters), 0);
        ParameterValues.Load(file.Tensors, model.Layers.Parameters, path);
        return model;
    }

    /// <summary>An item drawn symbol by symbol, beginning as asked.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="temperature">Above 0: below 1 likelier symbols are preferred, above 1 rarer ones.</param>
    /// <param name="prompt">How it begins.</param>
    public string Sample(RandomStream random, double temperature = 1, string prompt = "")
    {
        List<int> symbols = [.. Enumerable.Repeat(Vocabulary.Mark, Shape.Context), .. Vocabulary.Encode(prompt)];
        while (symbols.Count < LongestSample)
        {
            var context = Indices.From(new(1, Shape.Context), symbols[^Shape.Context..].ToArray());
            var next = random.NextWeighted((Layers.Forward(context) / temperature).LogSoftmax().Exp().ToArray());
            if (next == Vocabulary.Mark)
            {
                break;
            }

            symbols.Add(next);
        }

        return Vocabulary.Decode(symbols);
    }
}

/// <summary>The sizes of a character model.</summary>
internal sealed record CharacterModelShape(int Context, int Embedding, int[] Hidden, string Activation, double Dropout);

[JsonSerializable(typeof(CharacterModelShape))]
internal sealed partial class CharacterModelJson : JsonSerializerContext;
