namespace Descent.Faults.HeldOut;

/// <summary>Mistakes made on a base.</summary>
internal static class Case
{
    public static IEnumerable<TrainingProgram> Of(Recipe recipe, params IEnumerable<Mistake> mistakes) => mistakes.Select(mistake => new HeldOutProgram(recipe, mistake));

    /// <summary>The units of a table whose columns were measured by different people.</summary>
    public static Func<int, (double Factor, double Offset)> Units(double factor, double offset, int every = 1) => column => column % every == 0 ? (factor, offset) : (1, 0);

    /// <summary>Each column in a unit 10 times the last, over four columns.</summary>
    public static (double Factor, double Offset) Decades(int column) => (Math.Pow(10, column % 4), 0);
}
