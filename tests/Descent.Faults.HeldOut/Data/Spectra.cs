using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>How much of three substances a sample holds, by its absorption in many channels, which saturates.</summary>
/// <param name="Channels">How many channels there are.</param>
/// <param name="Noise">The deviation of the noise of a channel; absorption is below 1.</param>
internal sealed record Spectra(string Name, int Channels, double Noise) : Problem(Name, Aim.Numbers, Channels, Substances)
{
    private const int Substances = 3;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var lines = Enumerable.Range(0, Substances).Select(substance => Enumerable.Range(0, 2).Select(_ => Channels * fixedRandom.NextUniform()).ToArray()).ToArray();
        return random =>
        {
            double[] amounts = [.. Enumerable.Range(0, Substances).Select(_ => -Math.Log(1 - random.NextUniform()))];
            double Depth(int channel) => lines.Zip(amounts, (places, amount) => amount * places.Sum(place => Math.Exp(-(channel - place) * (channel - place) / 12))).Sum();
            return ([.. Enumerable.Range(0, Channels).Select(channel => 1 - Math.Exp(-Depth(channel)) + Noise * random.NextNormal())], amounts);
        };
    }
}
