using Descent.Numerics;

namespace Descent;

/// <summary>What a thread records: the operations in their order, none of them computed.</summary>
internal sealed class Tape
{
    [ThreadStatic]
    private static Tape? _current;

    private readonly List<Tensor> _tensors = [];
    private readonly List<Indices> _keys = [];

    /// <summary>The tape of this thread, or null where it computes.</summary>
    public static Tape? Current => _current;

    /// <summary>The stream that is handed to the function; what it draws is drawn anew in each run.</summary>
    public RandomStream Random { get; } = new(0);

    /// <summary>The results of all operations, each after its inputs.</summary>
    public IReadOnlyList<Tensor> Tensors => _tensors;

    /// <summary>Whether runs draw random numbers.</summary>
    public bool IsRandom => _keys.Count > 0;

    /// <summary>Records what a function does.</summary>
    /// <exception cref="RecordingException">The thread records already, or the function drew random numbers by itself.</exception>
    public T Record<T>(Func<T> function)
    {
        if (_current is not null)
        {
            throw new RecordingException("A recording was run while another was recorded. Call the function itself there: what it does is recorded too.");
        }

        _current = this;
        try
        {
            var result = function();
            return Random.Position == 0
                ? result
                : throw new RecordingException("Random numbers were drawn while a step was recorded, and every run would repeat them. Draw them outside and pass them as an input, or use Dropout.");
        }
        finally
        {
            _current = null;
        }
    }

    /// <summary>Throws where the numbers of a tensor will not stand still.</summary>
    public static void Demand(Operand[] inputs)
    {
        if (Array.Find(inputs, input => input is Tensor { IsLent: true }) is { } input)
        {
            throw new RecordingException($"A result {input.Shape} of another recording was used while a step was recorded, and its next run would change it unseen. Pass it as an input.");
        }
    }

    /// <summary>Appends the result of an operation.</summary>
    public Tensor Add(Tensor result)
    {
        _tensors.Add(result);
        return result;
    }

    /// <summary>64 bits of a stream, as a key; in a recording, a place for those of each run.</summary>
    /// <exception cref="RecordingException">The stream is not the one that the recorded function is given.</exception>
    public static Indices Key(RandomStream random)
    {
        var key = Indices.Of(0, 0);
        if (_current is not { } tape)
        {
            Draw(random, key);
        }
        else if (random == tape.Random)
        {
            tape._keys.Add(key);
        }
        else
        {
            throw new RecordingException("Dropout drew from a stream of its own while a step was recorded, and every run would drop the same. Pass it the stream that the recorded function is given.");
        }

        return key;
    }

    /// <summary>Draws the keys of a run.</summary>
    public void Draw(RandomStream random)
    {
        foreach (var key in _keys)
        {
            Draw(random, key);
        }
    }

    private static void Draw(RandomStream random, Indices key)
    {
        var bits = random.NextBits();
        key.Set((int)(bits >> 32), (int)(uint)bits);
    }
}
