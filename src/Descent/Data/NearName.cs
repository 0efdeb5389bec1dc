namespace Descent;

/// <summary>Finds what a mistyped name was meant to be.</summary>
public static class NearName
{
    /// <summary>The nearest of some names by edits (Levenshtein 1966), or null where none is within a third of the name's length.</summary>
    public static string? Of(string name, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(names);
        var (best, distance) = ((string?)null, Math.Max(2, name.Length / 3) + 1);
        foreach (var candidate in names)
        {
            var edits = Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            (best, distance) = edits < distance ? (candidate, edits) : (best, distance);
        }

        return best;
    }

    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var edits = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], edits);
            }
        }

        return row[^1];
    }
}
