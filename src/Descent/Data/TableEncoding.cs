using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent;

/// <summary>How a table becomes examples and predictions become answers: fitted on training rows only, and stored with the model. Immutable.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Task">Classification or regression.</param>
/// <param name="Features">The columns that are used.</param>
/// <param name="LeftOut">The columns that are not: the same in every training row, or different in nearly all, as names are.</param>
/// <param name="Classes">The classes in the order of their numbers; empty for regression.</param>
/// <param name="Mean">The mean of the target in the training rows; 0 for classification.</param>
/// <param name="Deviation">Its deviation, above 0; 1 for classification.</param>
public sealed record TableEncoding(
    string Target,
    TableTask Task,
    IReadOnlyList<TableFeature> Features,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<string> Classes,
    double Mean,
    double Deviation)
{
    /// <summary>How many numbers an example has.</summary>
    [JsonIgnore]
    public int Inputs => Features.Sum(feature => feature.Width);

    /// <summary>How many numbers a model gives: one a class, or one.</summary>
    [JsonIgnore]
    public int Outputs => Task == TableTask.Classification ? Classes.Count : 1;

    /// <summary>Fits means, deviations and categories to some rows, and to no others.</summary>
    /// <exception cref="InvalidDataException">No column says anything about the target.</exception>
    public static TableEncoding Fit(Table table, TableTarget target, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(target);
        var features = new List<TableFeature>();
        var leftOut = new List<string>();
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (table.Columns[column] == target.Column.Name)
            {
                continue;
            }

            if (TableFeature.Fit(TableColumn.Read(table, column), rows) is { } feature)
            {
                features.Add(feature);
            }
            else
            {
                leftOut.Add(table.Columns[column]);
            }
        }

        if (features.Count == 0)
        {
            throw new InvalidDataException($"{table.Name}: no column but the target '{target.Column.Name}' can be learned from: {string.Join(", ", leftOut)} are the same in every row, or different in nearly every one. Add columns.");
        }

        var (mean, deviation) = (0.0, 1.0);
        if (target.Task == TableTask.Regression)
        {
            var values = rows.ToArray().Select(row => target.Column.Numbers![row]).ToArray();
            mean = values.Average();
            deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            deviation = deviation > 0 ? deviation : 1;
        }

        return new(target.Column.Name, target.Task, features, leftOut, target.Classes, mean, deviation);
    }

    /// <summary>Examples from some rows: inputs [n, <see cref="Inputs"/>], targets as classes [n] or standardized numbers [n, 1].</summary>
    public Dataset Encode(Table table, TableTarget target, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (Task == TableTask.Classification)
        {
            var classes = target.ClassNumbers();
            return new(Encode(table, rows), Indices.Of([.. rows.ToArray().Select(row => classes[row])]));
        }

        return new(Encode(table, rows), Tensor.From(new(rows.Length, 1), [.. rows.ToArray().Select(row => (target.Column.Numbers![row] - Mean) / Deviation)]));
    }

    /// <summary>The inputs of some rows, [n, <see cref="Inputs"/>]; the target's column need not be there.</summary>
    /// <exception cref="InvalidDataException">A column is missing, or holds texts where it held numbers; the message names it.</exception>
    public Tensor Encode(Table table, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = Features.Select(feature => TableColumn.Read(table, table.Column(feature.Name))).ToArray();
        foreach (var (feature, column) in Features.Zip(columns))
        {
            if (feature.Categories is null && column.Numbers is null && column.Texts.Any(text => text is not null))
            {
                throw new InvalidDataException($"{table.Name}: column '{feature.Name}' holds texts, as '{column.Texts.First(text => text is not null)}', and the model learned from numbers. Bring the column as it was in training.");
            }
        }

        var values = new double[rows.Length * Inputs];
        for (var i = 0; i < rows.Length; i++)
        {
            var at = i * Inputs;
            for (var j = 0; j < columns.Length; j++)
            {
                Features[j].Encode(columns[j], rows[i], values.AsSpan(at, Features[j].Width));
                at += Features[j].Width;
            }
        }

        return Tensor.From(new(rows.Length, Inputs), values);
    }

    /// <summary>A standardized prediction in the target's own unit.</summary>
    public double Decode(double prediction) => prediction * Deviation + Mean;

    /// <summary>The encoding as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TableEncodingJson.Default.TableEncoding);

    /// <summary>The encoding that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The text is not such an encoding.</exception>
    public static TableEncoding FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TableEncodingJson.Default.TableEncoding) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"TableEncoding.FromJson: the text is no table encoding ({e.Message}). Use what ToJson wrote.", e);
        }
    }
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TableEncoding))]
internal sealed partial class TableEncodingJson : JsonSerializerContext;
