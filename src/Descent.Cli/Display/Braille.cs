namespace Descent.Cli.Display;

/// <summary>Curves drawn with braille dots: each character holds 2 × 4 of them.</summary>
internal sealed class Braille
{
    private const int DotsAcross = 2;
    private const int DotsDown = 4;

    // The bit of each dot, by row and column: Unicode numbers the six upper dots column by column, the last row later.
    private static readonly byte[,] Bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };
    private readonly byte[,] _dots;
    private readonly int[,] _series;

    /// <summary>An empty plane of so many characters.</summary>
    public Braille(int width, int height)
    {
        (Width, Height) = (width, height);
        _dots = new byte[height, width];
        _series = new int[height, width];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Draws a curve over all the width; later curves take the colour of the characters they touch.</summary>
    /// <param name="series">The curve's number, from 1.</param>
    /// <param name="values">Its values, from left to right; NaN where it has none.</param>
    /// <param name="low">The value at the lower edge.</param>
    /// <param name="high">The value at the upper edge, above <paramref name="low"/>.</param>
    public void Draw(int series, IReadOnlyList<double> values, double low, double high)
    {
        var (columns, rows) = (Width * DotsAcross, Height * DotsDown);
        var last = -1;
        for (var x = 0; x < columns && values.Count > 0; x++)
        {
            var place = values.Count == 1 ? 0 : (double)x / (columns - 1) * (values.Count - 1);
            var left = (int)place;
            var right = Math.Min(left + 1, values.Count - 1);
            var value = place == left ? values[left] : values[left] + (values[right] - values[left]) * (place - left);
            if (double.IsNaN(value))
            {
                last = -1;
                continue;
            }

            var y = (int)Math.Round((1 - Math.Clamp((value - low) / (high - low), 0, 1)) * (rows - 1));
            for (var row = Math.Min(y, last < 0 ? y : last); row <= Math.Max(y, last); row++)
            {
                Set(series, x, row);
            }

            Set(series, x, y);
            last = y;
        }
    }

    /// <summary>The character at a place, and the number of the curve whose colour it takes (0 where nothing is drawn).</summary>
    public (char Character, int Series) At(int row, int column) => ((char)(0x2800 + _dots[row, column]), _series[row, column]);

    private void Set(int series, int x, int y)
    {
        _dots[y / DotsDown, x / DotsAcross] |= Bits[y % DotsDown, x % DotsAcross];
        _series[y / DotsDown, x / DotsAcross] = series;
    }
}
