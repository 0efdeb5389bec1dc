using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Who of the players wins a trick: the highest trump, else the highest card of the first one's suit. Cards are numbered by suit; the first suit is trump.</summary>
/// <param name="Players">How many play; each card is drawn from a pack of its own.</param>
/// <param name="Ranks">How many ranks a suit has.</param>
internal sealed record Tricks(string Name, int Players, int Ranks) : Problem(Name, Aim.Classes, Players, Players)
{
    private const int Suits = 3;

    public override int Symbols => Suits * Ranks;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var cards = Enumerable.Range(0, Players).Select(_ => random.NextIndex(Symbols)).ToArray();
        double Worth(int card) => card < Ranks ? Ranks + card : card / Ranks == cards[0] / Ranks ? card % Ranks : -1;
        return ([.. cards.Select(card => (double)card)], [Largest([.. cards.Select(Worth)])]);
    };
}
