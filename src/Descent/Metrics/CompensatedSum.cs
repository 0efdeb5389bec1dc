namespace Descent;

/// <summary>A sum that remembers what rounding dropped. Source: Neumaier 1974.</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _dropped;

    public readonly double Value => _sum + _dropped;

    public void Add(double number)
    {
        var sum = _sum + number;
        if (double.IsFinite(sum)) // ∞ − ∞ would turn an infinite sum into NaN
        {
            _dropped += Math.Abs(_sum) >= Math.Abs(number) ? _sum - sum + number : number - sum + _sum;
        }

        _sum = sum;
    }
}
