using System.Globalization;
using System.Text;
using Descent.Kernels;
using Descent.Numerics;

namespace Descent;

/// <summary>A recorded computation, made ready to run: instructions in order, whose results have their places in one arena.</summary>
internal sealed class Plan
{
    private readonly Tape _tape;
    private readonly Operand[] _inputs;
    private readonly List<(Tensor View, Tensor Of)> _views = []; // of tensors from outside, which may move
    private readonly Instruction[] _instructions;
    private readonly float[] _floats;
    private readonly double[] _doubles;
    private readonly (Parameter Parameter, ElementType Type)[] _parameters;

    /// <summary>A plan of what was recorded.</summary>
    /// <param name="tape">The recorded operations.</param>
    /// <param name="inputs">The places to which the inputs of each run are bound.</param>
    /// <param name="results">Which results are wanted.</param>
    public Plan(Tape tape, Operand[] inputs, IReadOnlyList<Tensor> results)
    {
        (_tape, _inputs) = (tape, inputs);
        var simplified = new Simplifier(tape, results);
        _instructions = [.. Scheduler.Order(simplified.Nodes)];
        var arena = new Arena(_instructions);
        var (floats, doubles) = (arena.Lengths.GetValueOrDefault(ElementType.Float32), arena.Lengths.GetValueOrDefault(ElementType.Float64));
        (_floats, var first) = Room.Make(floats);
        _doubles = new double[doubles];
        foreach (var (node, start) in arena.Starts)
        {
            node.Place.Bind(node.Type == ElementType.Float32 ? Tensor.In(_floats, first + start, node.Shape) : Tensor.In(_doubles, start, node.Shape));
        }

        foreach (var instruction in _instructions)
        {
            instruction.Bind(OperandOf);
        }

        Results = [.. simplified.Results.Select(result => Lent((Tensor)OperandOf(result)))];
        _parameters = [.. simplified.Nodes.SelectMany(node => node.Inputs).Concat(simplified.Results).Select(input => input.Outside).OfType<Parameter>().Distinct().Select(parameter => (parameter, parameter.ElementType))];
        Bytes = (long)floats * sizeof(float) + (long)doubles * sizeof(double);
        Text = Print(arena, simplified.Left);
    }

    /// <summary>What a run does, in its order.</summary>
    public IReadOnlyList<Instruction> Instructions => _instructions;

    /// <summary>The results of the last run.</summary>
    public IReadOnlyList<Tensor> Results { get; }

    /// <summary>The bytes of the arena.</summary>
    public long Bytes { get; }

    /// <summary>The instructions as text.</summary>
    public string Text { get; }

    /// <summary>Whether it was recorded for such inputs, and for the parameters as they are.</summary>
    public bool Fits(ReadOnlySpan<Operand> inputs)
    {
        if (inputs.Length != _inputs.Length)
        {
            return false;
        }

        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Shape != _inputs[i].Shape || (inputs[i] as Tensor)?.ElementType != (_inputs[i] as Tensor)?.ElementType)
            {
                return false;
            }
        }

        foreach (var (parameter, type) in _parameters)
        {
            if (parameter.ElementType != type)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Computes the results for some inputs, which fit.</summary>
    public void Run(ReadOnlySpan<Operand> inputs, RandomStream? random)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is Tensor tensor)
            {
                ((Tensor)_inputs[i]).Bind(tensor);
            }
            else
            {
                ((Indices)_inputs[i]).Bind((Indices)inputs[i]);
            }
        }

        if (_tape.IsRandom)
        {
            _tape.Draw(random ?? throw new RecordingException("The recorded function drops at random, and this run was given no stream. Pass one to Run."));
        }

        foreach (var (view, of) in _views)
        {
            view.Bind(of);
        }

        foreach (var instruction in _instructions)
        {
            instruction.Run();
        }
    }

    /// <summary>Fills the arena with NaN.</summary>
    public void Spoil()
    {
        Array.Fill(_floats, float.NaN);
        Array.Fill(_doubles, double.NaN);
    }

    private Operand OperandOf(Source source)
    {
        if (source.Outside is Indices indices)
        {
            return indices;
        }

        var tensor = source.Node?.Place ?? (Tensor)source.Outside!;
        return tensor.Shape == source.Shape ? tensor : View(tensor, source.Shape);
    }

    // Results are tensors of their own: nothing that was recorded can be reached through them.
    private Tensor Lent(Tensor result) => View(result, result.Shape, isLent: true);

    private Tensor View(Tensor of, Shape shape, bool isLent = false)
    {
        var view = Tensor.Unbound(shape, of.ElementType, isLent);
        _views.Add((view, of));
        return view;
    }

    private string Print(Arena arena, int left)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{_instructions.Length} instructions, {_tape.Tensors.Count} operations recorded, {left} of them not needed, {Bytes:N0} bytes");
        for (var i = 0; i < _instructions.Length; i++)
        {
            var places = _instructions[i].Writes.Select(node => string.Create(CultureInfo.InvariantCulture, $"{arena.Starts[node]}"));
            text.AppendLine(CultureInfo.InvariantCulture, $"{i,4}  {_instructions[i].Text}  at {string.Join(", ", places)}");
        }

        return text.ToString();
    }
}
