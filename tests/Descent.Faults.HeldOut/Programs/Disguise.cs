using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>The same rows with columns in another order, or classes numbered otherwise.</summary>
internal static class Disguise
{
    public static bool IsPossible(Problem problem, Guise guise) => guise == Guise.PermutedColumns ? problem.Columns > 1 : problem.Aim is Aim.Classes or Aim.Labels or Aim.Signs;

    public static Rows Of(Rows rows, Problem problem, Guise guise)
    {
        if (guise == Guise.PermutedColumns)
        {
            var order = new RandomStream(7).Permutation(problem.Columns);
            return rows.WithInputs((row, column, _) => rows.Inputs[row][order[column]]);
        }

        return rows.WithTargets((_, _, target) => problem.Aim switch
        {
            Aim.Classes => (target + 1) % problem.Outputs,
            Aim.Labels => 1 - target,
            _ => -target,
        });
    }
}
