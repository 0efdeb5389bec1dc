using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Classes told by a fixed tree of questions, each whether one column is above a number.</summary>
/// <param name="Depth">Questions to an answer.</param>
/// <param name="Wrong">The share of rows of a class of chance.</param>
internal sealed record DecisionTree(string Name, int Columns, int Classes, int Depth, double Wrong = 0) : Problem(Name, Aim.Classes, Columns, Classes)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var questions = Enumerable.Range(0, (1 << Depth) - 1).Select(node => (Column: node % Columns, Cut: 0.4 * fixedRandom.NextNormal())).ToArray();
        return random =>
        {
            var (x, node) = (Normals(Columns, random), 0);
            for (var level = 0; level < Depth; level++)
            {
                node = 2 * node + (x[questions[node].Column] > questions[node].Cut ? 2 : 1);
            }

            return (x, [random.NextUniform() < Wrong ? random.NextIndex(Classes) : (node - questions.Length) % Classes]);
        };
    }
}
