namespace Descent.Cli.Models;

/// <summary>The dumbest model that looks at its inputs: the answer of the row that is most like the one asked for.</summary>
internal static class NearestRows
{
    private const int MostRows = 5000; // of training that are compared, evenly spread

    /// <summary>For each row asked for the known row at the least distance, the first of equal ones.</summary>
    /// <param name="known">Rows [n, d].</param>
    /// <param name="asked">Rows [m, d].</param>
    public static int[] Of(Tensor known, Tensor asked)
    {
        var (x, z, width, count) = (known.ToArray(), asked.ToArray(), known.Shape[1], known.Shape[0]);
        var compared = Math.Min(count, MostRows);
        var nearest = new int[asked.Shape[0]];
        for (var i = 0; i < nearest.Length; i++)
        {
            var least = double.PositiveInfinity;
            for (var j = 0; j < compared; j++)
            {
                var (row, distance) = ((int)((long)j * count / compared), 0.0);
                for (var k = 0; k < width && distance < least; k++)
                {
                    var difference = x[row * width + k] - z[i * width + k];
                    distance += difference * difference;
                }

                (least, nearest[i]) = distance < least ? (distance, row) : (least, nearest[i]);
            }
        }

        return nearest;
    }
}
