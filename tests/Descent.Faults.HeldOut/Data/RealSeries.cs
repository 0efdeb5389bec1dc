namespace Descent.Faults.HeldOut;

/// <summary>The next reading of a series from its last ones. The series is cut into stretches first, and the rows of a stretch stay in one part.</summary>
/// <param name="Window">How many readings a row has.</param>
/// <param name="Stretch">How many readings a stretch has.</param>
internal sealed record RealSeries(string Name, string File, int Window, int Stretch) : RealRows(Name, File, Aim.Numbers, Window, 1)
{
    protected override int Together => Stretch - Window;

    protected override Rows Read()
    {
        var stretches = Numbers(ReadLines()).Chunk(Stretch).Where(stretch => stretch.Length == Stretch).ToArray();
        var places = Enumerable.Range(0, Together);
        return new(
            [.. stretches.SelectMany(stretch => places.Select(place => stretch[place..(place + Window)]))],
            [.. stretches.SelectMany(stretch => places.Select(place => (double[])[stretch[place + Window]]))]);
    }
}
