namespace Descent.Faults.HeldOut;

/// <summary>One seeded fault, as a change of a recipe. Immutable.</summary>
/// <param name="Fault">Its id in the catalogue.</param>
/// <param name="Severity">1, where harm starts, to 3, gross.</param>
/// <param name="Label">What distinguishes it in the tables.</param>
/// <param name="Make">Makes the mistake.</param>
/// <param name="Mend">The repair that undoes it, where that is no knob which every program has.</param>
/// <param name="Setting">What program and control have in common beyond the recipe: the length of the run, units.</param>
internal sealed record Mistake(string Fault, int Severity, string Label, Func<Recipe, Recipe> Make, string? Mend = null, Func<Recipe, Recipe>? Setting = null)
{
    /// <summary>The same mistake in a run of another length.</summary>
    public Mistake Over(double lengths) => this with
    {
        Label = FormattableString.Invariant($"{Label} over {lengths} lengths"),
        Setting = recipe => (Setting?.Invoke(recipe) ?? recipe) is var common ? common with { Epochs = Math.Max(1, (int)Math.Round(common.Epochs * lengths)) } : recipe,
    };

    /// <summary>The same mistake, where program and control have something in common.</summary>
    public Mistake With(Func<Recipe, Recipe> setting) => this with { Setting = recipe => setting(Setting?.Invoke(recipe) ?? recipe) };
}
