namespace Descent.Diagnostics;

/// <summary>What the probes of a run share: room for updates that nobody has looked at yet, and what they found out for all that follow. Mutable.</summary>
internal sealed class ProbeRoom
{
    private const int Most = 1 << 20; // numbers that are kept
    private const int Surely = 3;
    private const double Alike = 1e-3;
    private readonly Queue<KeptUpdate> _unread = [];
    private int _taken;
    private int _agreed;

    /// <summary>What the model looked like at the latest probe.</summary>
    public Signals? Signals { get; set; }

    /// <summary>Whether a loop that shows no objective was seen, probe after probe, to use the gradient of the mean loss.</summary>
    public bool UsesTheMean => _agreed >= Surely;

    /// <summary>Adds an update that was made.</summary>
    public void Add(KeptUpdate update) => _unread.Enqueue(update);

    /// <summary>The oldest update that no rule has seen yet, looked at; or null.</summary>
    public Probe? Next() => _unread.TryDequeue(out var update) ? update.Look() : null;

    /// <summary>Takes room for so many numbers, if there is as much: those kept before are looked at if they must, always in their order.</summary>
    public bool Take(int numbers)
    {
        if (_taken + numbers > Most)
        {
            foreach (var update in _unread)
            {
                update.Look();
            }
        }

        var isEnough = _taken + numbers <= Most;
        _taken += isEnough ? numbers : 0;
        return isEnough;
    }

    /// <summary>Gives room back.</summary>
    public void Free(int numbers) => _taken -= numbers;

    /// <summary>Notes how far the gradient that was used is from that of the mean loss, over the latter's norm.</summary>
    public void Compared(double difference) => _agreed = difference < Alike ? _agreed + 1 : 0;
}
