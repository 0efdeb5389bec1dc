using Descent.Numerics;

namespace Descent.Ops;

/// <summary>Visits the elements of a large shape in order and says which element of the smaller one stands there.</summary>
internal struct BroadcastWalk
{
    private readonly int[] _lengths;
    private readonly int[] _strides;
    private readonly int[] _place;
    private int _offset;

    public BroadcastWalk(Shape small, Shape large)
    {
        _lengths = large.Lengths.ToArray();
        _strides = new int[_lengths.Length];
        _place = new int[_lengths.Length];
        var stride = 1;
        for (var axis = 1; axis <= small.Rank; axis++)
        {
            _strides[^axis] = small[-axis] == 1 ? 0 : stride; // a repeated axis does not move
            stride *= small[-axis];
        }
    }

    public int Next()
    {
        var here = _offset;
        for (var axis = _lengths.Length - 1; axis >= 0; axis--)
        {
            _offset += _strides[axis];
            if (++_place[axis] < _lengths[axis])
            {
                break;
            }

            _offset -= _strides[axis] * _lengths[axis];
            _place[axis] = 0;
        }

        return here;
    }
}
