namespace Descent.Diagnostics;

/// <summary>What the probes of a run share: room for updates that nobody has looked at yet, and what they found out for all that follow. Mutable.</summary>
/// <remarks>What is kept lies in one array and not in one for each tensor: the garbage collector of a loop that makes its steps afresh would move each of them.</remarks>
internal sealed class ProbeRoom
{
    private const int Most = 1 << 20; // numbers that are kept
    private const int Surely = 3;
    private const double Alike = 1e-3;
    private readonly Queue<KeptUpdate> _unread = [];
    private float[] _numbers = [];
    private int _used;
    private int _size; // numbers that room was taken for last
    private int _taken;
    private int _agreed;

    /// <summary>The parameters as they were kept last.</summary>
    public KeptValues? Latest { get; set; }

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

        if (_taken + numbers > Most)
        {
            return false;
        }

        _taken += numbers;
        _size = numbers;
        return true;
    }

    /// <summary>Gives room back.</summary>
    public void Free(int numbers)
    {
        _taken -= numbers;
        (_numbers, _used) = _taken == 0 ? ([], 0) : (_numbers, _used);
    }

    /// <summary>A copy, where room was taken for it.</summary>
    public Tensor Copy(Tensor tensor)
    {
        if (tensor.ElementType != ElementType.Float32)
        {
            return tensor.As(tensor.ElementType);
        }

        if (_used + tensor.Count > _numbers.Length)
        {
            (_numbers, _used) = (GC.AllocateUninitializedArray<float>(Math.Max(_size, tensor.Count)), 0);
        }

        var copy = Tensor.In(_numbers, _used, tensor.Shape);
        tensor.CopyTo(copy);
        _used += tensor.Count;
        return copy;
    }

    /// <summary>Copies, in room that was taken, or in tensors of their own.</summary>
    public static Tensor[] Copies(IReadOnlyList<Tensor> tensors, ProbeRoom? room)
    {
        var copies = new Tensor[tensors.Count];
        for (var i = 0; i < copies.Length; i++)
        {
            copies[i] = room?.Copy(tensors[i]) ?? tensors[i].As(tensors[i].ElementType);
        }

        return copies;
    }

    /// <summary>Notes how far the gradient that was used is from that of the mean loss, over the latter's norm.</summary>
    public void Compared(double difference) => _agreed = difference < Alike ? _agreed + 1 : 0;
}
