namespace Descent.Faults.HeldOut;

/// <summary>The next letter of a text from its last ones. The text is cut into stretches first, and the rows of a stretch stay in one part.</summary>
/// <param name="Window">How many letters a row has; a blank is symbol 0.</param>
/// <param name="Stretch">How many letters a stretch has.</param>
internal sealed record RealText(string Name, string File, int Window, int Stretch) : RealRows(Name, File, Aim.Classes, Window, Letters + 1)
{
    private const int Letters = 26;
    private const char Blank = '_';

    public override int Symbols => Letters + 1;

    protected override int Together => Stretch - Window;

    protected override Rows Read()
    {
        var stretches = ReadLines().SelectMany(line => line).Select(Symbol).Chunk(Stretch).Where(stretch => stretch.Length == Stretch).ToArray();
        var places = Enumerable.Range(0, Together);
        return new(
            [.. stretches.SelectMany(stretch => places.Select(place => stretch[place..(place + Window)]))],
            [.. stretches.SelectMany(stretch => places.Select(place => (double[])[stretch[place + Window]]))]);
    }

    private static double Symbol(char letter) => letter == Blank ? 0 : 1 + letter - 'a';
}
