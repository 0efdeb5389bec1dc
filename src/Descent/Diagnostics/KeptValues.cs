namespace Descent.Diagnostics;

/// <summary>What parameters were at a step, in their order and element types. Immutable.</summary>
internal sealed class KeptValues
{
    private readonly IReadOnlyList<Parameter> _parameters;

    /// <summary>Keeps what they are now.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="room">Where there is room for them, or null.</param>
    public KeptValues(IReadOnlyList<Parameter> parameters, ProbeRoom? room = null)
    {
        _parameters = parameters;
        Values = ProbeRoom.Copies(parameters, room);
    }

    /// <summary>The values, in the order of the parameters.</summary>
    public IReadOnlyList<Tensor> Values { get; }

    /// <summary>Whether the parameters are still the same, bit for bit.</summary>
    public bool AreNow()
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (_parameters[i].ElementType != Values[i].ElementType || !_parameters[i].Bytes.SequenceEqual(Values[i].Bytes))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts them back.</summary>
    public void Put()
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (_parameters[i].ElementType != Values[i].ElementType)
            {
                _parameters[i].To(Values[i].ElementType);
            }

            _parameters[i].Assign(Values[i]);
        }
    }
}
