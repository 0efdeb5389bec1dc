namespace Descent.Diagnostics;

/// <summary>Counts the work of training and that of looking at it, and says when the next look is due; by counts and never by the clock, so that equal runs are looked at alike. Mutable.</summary>
/// <remarks>The unit is a row that goes once through the model. The first steps are looked at whatever it costs, then each step that
/// triples their number; looks between those come only from a share of the work so far.</remarks>
internal sealed class Pace
{
    /// <summary>The share of training's work that looks may have, beyond those that are always made.</summary>
    public const double Share = 0.01;

    private const int Dense = 3; // first steps: what is wrong with the program itself shows in them
    private const int Rarest = 3; // at least one look in so many times the steps
    private const int Spacing = 10; // steps between looks, at least
    private const int Rarer = 4; // and a quarter of the steps so far
    private const int RowsOfStep = 3; // each example forward, and twice for the gradient
    private const int Afresh = 3; // a look replays nothing: 3 times the time of a recorded one for the smallest models, 1.8 for middle-sized ones
    private int _steps;
    private int _last;

    /// <summary>The work of training so far.</summary>
    public double Work { get; private set; }

    /// <summary>The work of all looks so far.</summary>
    public double Spent { get; private set; }

    /// <summary>Counts the examples of a batch that is trained on.</summary>
    public void Trained(int examples) => Work += (double)RowsOfStep * examples;

    /// <summary>Counts rows that went through the model to be looked at.</summary>
    public void Looked(double rows) => Spent += Afresh * rows;

    /// <summary>Counts an update.</summary>
    public void Stepped() => _steps++;

    /// <summary>Whether the next update is to be looked at, for so many rows.</summary>
    public bool IsDue(double rows)
    {
        var step = _steps + 1;
        var isDue = step <= Dense || step >= Rarest * _last || (step >= _last + Math.Max(Spacing, _last / Rarer) && Spent + Afresh * rows <= Share * Work);
        _last = isDue ? step : _last;
        return isDue;
    }
}
