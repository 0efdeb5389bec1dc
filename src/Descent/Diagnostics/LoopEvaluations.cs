namespace Descent.Diagnostics;

/// <summary>Evaluates the model of a loop after an epoch, ever more rarely. While the loop goes on the parameters are kept, where there is room and
/// they say all; the evaluation is made of them when somebody asks. Mutable.</summary>
internal sealed class LoopEvaluations(Evidence run, ProbeRoom room)
{
    private const int Rows = 128;
    private const int Rarer = 2; // times the epochs until the next
    private readonly Queue<(int Step, KeptValues Values)> _unread = [];
    private Dataset? _train;
    private double _next = 1; // in epochs
    private int _latest = -1; // the step
    private long _examples;

    /// <summary>Counts the examples of a batch; whether it is the first.</summary>
    public bool Show(int examples)
    {
        _examples += examples;
        return _examples == examples;
    }

    /// <summary>Notes an evaluation after an update, where one is due.</summary>
    public void Updated()
    {
        if (run.Validation is not null && _examples >= _next * run.Train.Count)
        {
            Note(isNow: false);
        }
    }

    /// <summary>Makes what was noted, in its order, and one of the model as it is.</summary>
    public void Read()
    {
        Look();
        Note(isNow: true);
    }

    /// <summary>Makes the evaluations that were noted, with the parameters as they were then; they are put back.</summary>
    public void Look()
    {
        if (_unread.Count == 0)
        {
            return;
        }

        var now = new KeptValues(run.Parameters);
        try
        {
            while (_unread.TryDequeue(out var kept))
            {
                kept.Values.Put();
                room.Free(run.ParameterCount);
                Evaluate(kept.Step);
            }
        }
        finally
        {
            now.Put();
        }
    }

    private void Note(bool isNow)
    {
        var epochs = (double)_examples / run.Train.Count;
        if (epochs < 1 || _latest == run.Step)
        {
            return;
        }

        (_next, _latest) = (Math.Floor(Rarer * epochs), run.Step);
        run.Pace.Looked(Math.Min(Rows, run.Train.Count) + Math.Min(Rows, run.Validation?.Count ?? 0));
        if (!isNow && run.CanLookLater && room.Take(run.ParameterCount))
        {
            _unread.Enqueue((run.Step, new(run.Parameters, room)));
        }
        else
        {
            Look();
            Evaluate(run.Step);
        }
    }

    private void Evaluate(int step)
    {
        if (_train is null)
        {
            (_train, run.EvaluatedValidation) = (run.Train.Some(Rows), run.Validation?.Some(Rows));
        }

        run.Evaluations.Add(new(step, run.LossOf(_train), run.EvaluatedValidation is { } validation ? run.LossOf(validation) : null));
    }
}
