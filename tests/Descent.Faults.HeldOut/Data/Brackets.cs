using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>The next sign of nested brackets of three kinds with names in them, after the last few signs.</summary>
/// <remarks>Signs: three opening ones, the closing ones in the same order, two names.</remarks>
/// <param name="Length">How many signs are given.</param>
internal sealed record Brackets(string Name, int Length) : Problem(Name, Aim.Classes, Length, (2 * Kinds) + Names)
{
    private const int Kinds = 3;
    private const int Names = 2;
    private const int WarmUp = 10;
    private const double Opens = 0.35;

    public override int Symbols => Outputs;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        Stack<int> open = [];
        List<int> signs = [];
        while (signs.Count <= WarmUp + Length)
        {
            var isAfterName = signs.Count > 0 && signs[^1] >= 2 * Kinds;
            if (open.Count > 0 && isAfterName)
            {
                signs.Add(Kinds + open.Pop());
            }
            else if (open.Count == 0 || (open.Count < 3 && random.NextUniform() < Opens))
            {
                open.Push(open.Count == 0 ? random.NextIndex(Kinds) : (open.Peek() + 1) % Kinds);
                signs.Add(open.Peek());
            }
            else
            {
                signs.Add((2 * Kinds) + (open.Peek() == 0 ? 0 : 1));
            }
        }

        return ([.. signs.Skip(WarmUp).Take(Length).Select(sign => (double)sign)], [signs[WarmUp + Length]]);
    };
}
