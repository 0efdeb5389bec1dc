namespace Descent.Faults.HeldOut;

/// <summary>Words of several tongues, without accents. Short ones end with blanks, symbol 0.</summary>
/// <param name="Longest">How many letters the longest words have.</param>
internal sealed record RealWords(string Name, string File, int Longest, int Spoken) : RealRows(Name, File, Aim.Classes, Longest, Spoken)
{
    private const int Letters = 26;

    public override int Symbols => Letters + 1;

    protected override Rows Read()
    {
        var lines = ReadLines().Select(line => line.Split(',')).ToArray();
        return new([.. lines.Select(line => Symbolised(line[0]))], [.. lines.Select(line => Numbers(line.Skip(1)))]);
    }

    private double[] Symbolised(string word)
    {
        var symbols = new double[Longest];
        for (var i = 0; i < word.Length; i++)
        {
            symbols[i] = 1 + word[i] - 'a';
        }

        return symbols;
    }
}
