namespace Descent.Faults.HeldOut;

/// <summary>A recipe, the mistake made in it or none, and what was done about it since. Immutable.</summary>
internal sealed class HeldOutProgram : TrainingProgram
{
    private readonly Recipe _base;
    private readonly Mistake? _mistake;
    private readonly bool _isHard;
    private readonly IReadOnlyList<(string Repair, double? Number)> _changes;
    private readonly Guise? _guise;
    private readonly Recipe _recipe;

    public HeldOutProgram(Recipe recipe, Mistake? mistake = null, bool isHard = false, IReadOnlyList<(string Repair, double? Number)>? changes = null, Guise? guise = null)
    {
        (_base, _mistake, _isHard, _changes, _guise) = (recipe, mistake, isHard, changes ?? [], guise);
        var common = mistake?.Setting?.Invoke(recipe) ?? recipe;
        _recipe = _changes.Aggregate(mistake?.Make(common) ?? common, (current, change) => Repairing.Of(current, change.Repair, change.Number));
        Control = mistake is null ? null : new HeldOutProgram(mistake.Setting is null ? recipe : common with { Name = $"{recipe.Name}, as for {mistake.Fault}-{mistake.Severity} {mistake.Label}" }, guise: guise);
    }

    public override string Name => string.Join(' ', [
        _base.Name, .. _mistake is null ? Array.Empty<string>() : [$"{_mistake.Fault}-{_mistake.Severity} {_mistake.Label}"], .. _changes.Select(change => $"+ {change.Repair}"), .. _guise is null ? Array.Empty<string>() : [$"({_guise})"],
    ]);

    public override string Data => _base.Problem.Name;

    public override string? Fault => _mistake?.Fault;

    public override int Severity => _mistake?.Severity ?? 0;

    public override bool IsHardControl => _isHard;

    public override TrainingProgram? Control { get; }

    public override Outcome Run(ulong seed, Watch watch) => new Attempt(_recipe, seed, _guise).Run(watch);

    public override TrainingProgram? Repaired(string repair, double? number = null)
    {
        if (_mistake is { } mistake && mistake.Mend == repair)
        {
            var common = mistake.Setting?.Invoke(_base) ?? _base;
            return new HeldOutProgram(common with { Name = $"{Name} + {repair}" }, null, _isHard, _changes, _guise);
        }

        return Repairing.Of(_recipe, repair, number) == _recipe ? null : new HeldOutProgram(_base, _mistake, _isHard, [.. _changes, (repair, number)], _guise);
    }

    public override TrainingProgram? In(Guise guise) =>
        _guise is null && Disguise.IsPossible(_base.Problem, guise) ? new HeldOutProgram(_base, _mistake, _isHard, _changes, guise) : null;
}
