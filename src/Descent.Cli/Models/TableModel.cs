using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Training;

namespace Descent.Cli.Models;

/// <summary>A model that predicts a column of a table: its shape, the encoding of its columns, and its parameters.</summary>
internal sealed record TableModel(TableModelShape Shape, TableEncoding Encoding, Sequential Layers)
{
    public const string ShapeKey = "descent.table_model";
    private const string EncodingKey = "descent.table_encoding";

    public IReadOnlyDictionary<string, string> Texts => new Dictionary<string, string>
    {
        [ShapeKey] = JsonSerializer.Serialize(Shape, TableModelJson.Default.TableModelShape),
        [EncodingKey] = Encoding.ToJson(),
    };

    public static TableModel Create(TableModelShape shape, TableEncoding encoding, ulong seed)
    {
        var random = new Numerics.RandomStream(seed);
        var layers = new List<Layer>();
        var width = encoding.Inputs;
        foreach (var hidden in shape.Hidden)
        {
            layers.AddRange([new Linear(width, hidden, random), Activations.Create(shape.Activation)]);
            if (shape.Dropout > 0)
            {
                layers.Add(new Dropout(shape.Dropout));
            }

            width = hidden;
        }

        return new(shape, encoding, [.. layers, new Linear(width, encoding.Outputs, random)]);
    }

    /// <exception cref="InvalidDataException">The file holds another kind of model, or was altered.</exception>
    public static TableModel Load(Safetensors file, string path)
    {
        if (!file.Texts.TryGetValue(ShapeKey, out var text) || !file.Texts.TryGetValue(EncodingKey, out var encoding))
        {
            throw new InvalidDataException($"{path}: it holds no model of a table. Predict with a run on a table; use 'descent sample' for one on text.");
        }

        var model = Create(JsonSerializer.Deserialize(text, TableModelJson.Default.TableModelShape)!, TableEncoding.FromJson(encoding), 0);
        ParameterValues.Load(file.Tensors, model.Layers.Parameters, path);
        return model;
    }

    /// <summary>The answers for encoded rows: class names, or numbers in the target's own unit.</summary>
    public string[] Answers(Tensor inputs)
    {
        var outputs = Layers.Forward(inputs).ToArray();
        return Encoding.Task == TableTask.Regression
            ? Array.ConvertAll(outputs, output => Encoding.Decode(output).ToString("R", CultureInfo.InvariantCulture))
            : [.. outputs.Chunk(Encoding.Outputs).Select(row => Encoding.Classes[Array.IndexOf(row, row.Max())])];
    }
}

/// <summary>The sizes of a table model.</summary>
internal sealed record TableModelShape(int[] Hidden, string Activation, double Dropout);

[JsonSerializable(typeof(TableModelShape))]
internal sealed partial class TableModelJson : JsonSerializerContext;
