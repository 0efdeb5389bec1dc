namespace Descent.Diagnostics;

/// <summary>What the probes of a run share: room for the parameters before an update, and what they found out for all that follow. Mutable.</summary>
internal sealed class ProbeRoom(Evidence run)
{
    private const int Surely = 3;
    private const double Alike = 1e-3;
    private readonly Tensor?[] _before = new Tensor?[run.Optimizer.Parameters.Count];
    private int _agreed;

    /// <summary>The parameters of the model that the optimizer does not know.</summary>
    public IReadOnlyList<Parameter> Others { get; } = [.. run.Model.Parameters.Except(run.Optimizer.Parameters)];

    /// <summary>What the model looked like at the latest probe.</summary>
    public Signals? Signals { get; set; }

    /// <summary>Whether a loop that shows no objective was seen, probe after probe, to use the gradient of the mean loss.</summary>
    public bool UsesTheMean => _agreed >= Surely;

    /// <summary>Copies the parameters.</summary>
    public void Keep()
    {
        for (var i = 0; i < _before.Length; i++)
        {
            var parameter = run.Optimizer.Parameters[i];
            var room = _before[i]?.ElementType == parameter.ElementType ? _before[i]! : _before[i] = parameter.As(parameter.ElementType);
            parameter.CopyTo(room);
        }
    }

    /// <summary>A parameter as it was when it was copied.</summary>
    public Tensor Before(int index) => _before[index]!;

    /// <summary>Notes how far the gradient that was used is from that of the mean loss, over the latter's norm.</summary>
    public void Compared(double difference) => _agreed = difference < Alike ? _agreed + 1 : 0;
}
