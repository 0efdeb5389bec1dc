using Descent.Numerics;

namespace Descent.Training;

/// <summary>A computation that is replayed from a <see cref="Recording"/> where it can be recorded, and made afresh in each run where it cannot.</summary>
/// <param name="function">From inputs, and the stream that dropout draws from, to results.</param>
internal sealed class Replayed(Func<IReadOnlyList<Operand>, RandomStream, IReadOnlyList<Tensor>> function)
{
    private readonly Recording _recording = new(function);

    /// <summary>Whether a recording is tried.</summary>
    public bool IsRecorded { get; set; } = true;

    /// <summary>The results for some inputs; of a recording the same tensors in each run of equal shapes.</summary>
    public IReadOnlyList<Tensor> Run(RandomStream random, params ReadOnlySpan<Operand> inputs)
    {
        if (IsRecorded)
        {
            try
            {
                return _recording.Run(random, inputs);
            }
            catch (RecordingException)
            {
                IsRecorded = false; // something reads values on the way
            }
        }

        return function([.. inputs], random);
    }
}
