using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>What examples are before anything is learned from them: columns, targets, equal rows. Each is computed when first read.</summary>
internal sealed class DataFacts
{
    private const int MostRows = 20_000; // for means and deviations
    private readonly Lazy<IReadOnlyList<ColumnFacts>> _columns;
    private readonly Lazy<(int Row, int Column, bool IsTarget)?> _nonFinite;
    private readonly Lazy<ulong[]> _rows;
    private readonly Lazy<ulong[]> _inputRows;
    private readonly Lazy<int[]?> _classes;
    private readonly Lazy<double[]?> _numbers;
    private readonly Lazy<Neighbours> _neighbours;
    private readonly Lazy<Neighbours> _lastNeighbours;

    public DataFacts(Dataset data)
    {
        Data = data;
        _classes = new(() => (data.Targets as Indices)?.Values.ToArray());
        _numbers = new(() => (data.Targets as Tensor)?.ToArray());
        _columns = new(ReadColumns);
        _nonFinite = new(() => Find(data.Inputs, false) ?? Find(data.Targets, true));
        _rows = new(() => RowHash.Of(data.Inputs, data.Targets));
        _inputRows = new(() => RowHash.Of(data.Inputs));
        _neighbours = new(() => Diagnostics.Neighbours.Of(this));
        _lastNeighbours = new(() => Diagnostics.Neighbours.Of(this, isEnd: true));
    }

    public Dataset Data { get; }

    public int Count => Data.Count;

    /// <summary>The classes, or null where targets are numbers.</summary>
    public int[]? Classes => _classes.Value;

    /// <summary>The targets as numbers, or null where they are classes.</summary>
    public double[]? Numbers => _numbers.Value;

    /// <summary>The columns of inputs that are numbers, [n, d] flattened; empty for symbols.</summary>
    public IReadOnlyList<ColumnFacts> Columns => _columns.Value;

    /// <summary>The first number that is not finite.</summary>
    public (int Row, int Column, bool IsTarget)? NonFinite => _nonFinite.Value;

    /// <summary>A hash of each example, inputs and targets.</summary>
    public ulong[] Rows => _rows.Value;

    /// <summary>A hash of each example's inputs.</summary>
    public ulong[] InputRows => _inputRows.Value;

    /// <summary>Whether rows with like inputs have like targets.</summary>
    public Neighbours Neighbours => _neighbours.Value;

    /// <summary>The same of the last rows.</summary>
    public Neighbours LastNeighbours => _lastNeighbours.Value;

    /// <summary>The same rows in double; symbols stay as they are.</summary>
    public static Dataset Precise(Dataset data)
    {
        static Operand In64(Operand operand) => operand is Tensor numbers ? numbers.As(ElementType.Float64) : operand;
        return new(In64(data.Inputs), In64(data.Targets));
    }

    /// <summary>At most so many rows, evenly spread.</summary>
    public Dataset Some(int most) => Data.Count <= most ? Data : Data.Take(Spread(Data.Count, most));

    public static int[] Spread(int count, int most) => [.. Enumerable.Range(0, Math.Min(count, most)).Select(i => (int)((long)i * count / Math.Min(count, most)))];

    /// <summary>The numbers of one column of inputs that are numbers.</summary>
    public static double[] Column(Dataset data, int column)
    {
        var (inputs, numbers) = ((Tensor)data.Inputs, new double[data.Count]);
        var (width, areFloats) = (inputs.Count / data.Count, inputs.ElementType == ElementType.Float32);
        var floats = areFloats ? inputs.Floats.Span : default;
        var doubles = areFloats ? default : inputs.Data<F64>();
        for (var row = 0; row < numbers.Length; row++)
        {
            numbers[row] = areFloats ? floats[row * width + column] : doubles[row * width + column].Value;
        }

        return numbers;
    }

    private List<ColumnFacts> ReadColumns()
    {
        if (Data.Inputs is not Tensor)
        {
            return [];
        }

        var some = Some(MostRows);
        var values = ((Tensor)some.Inputs).ToArray();
        var width = values.Length / some.Count;
        var columns = new List<ColumnFacts>(width);
        for (var column = 0; column < width; column++)
        {
            columns.Add(ColumnFacts.Of(values, column, width));
        }

        return columns;
    }

    private static (int Row, int Column, bool IsTarget)? Find(Operand operand, bool isTarget)
    {
        if (operand is not Tensor tensor)
        {
            return null;
        }

        var values = tensor.ToArray();
        var place = Array.FindIndex(values, value => !double.IsFinite(value));
        var width = values.Length / tensor.Shape[0];
        return place < 0 ? null : (place / width, place % width, isTarget);
    }
}
