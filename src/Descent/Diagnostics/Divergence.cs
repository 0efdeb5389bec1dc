namespace Descent.Diagnostics;

/// <summary>The first number of a run that was not finite. Immutable.</summary>
/// <param name="Step">The update that was made from it, or not made.</param>
/// <param name="Origin">The operation whose result it is, with its shape; or a parameter, or the data.</param>
/// <param name="Rows">The rows of the batch whose loss it is, where they are known.</param>
/// <param name="Growth">The size of the weights then over that at the start.</param>
/// <param name="Before">The median objective of the steps before it; NaN at the first.</param>
/// <param name="InDouble">The batch's mean loss in double; NaN where it cannot be computed or is not finite either.</param>
internal sealed record Divergence(int Step, string Origin, int Rows, double Growth, double Before, double InDouble)
{
    private const int Recent = 10;

    /// <summary>Looks at a batch whose objective is not finite, before the update that spoils the weights.</summary>
    public static Divergence Of(Evidence run, Dataset? batch, string origin, int rows) => new(run.Step + 1, origin, rows, Grown(run), run.History.Recent(Recent), InDoubleOf(run, batch));

    private static double Grown(Evidence run)
    {
        double Squares(IEnumerable<Tensor> tensors) => tensors.Sum(values => values.ToArray().Sum(w => w * w));
        var (now, start) = (Squares(run.Parameters), Squares(run.Weights!.Values));
        return start > 0 ? Math.Sqrt(now / start) : 1;
    }

    private static double InDoubleOf(Evidence run, Dataset? batch)
    {
        if (batch is null)
        {
            return double.NaN;
        }

        using var sandbox = new Sandbox(run);
        try
        {
            run.Model.To(ElementType.Float64);
            Operand Wide(Operand operand) => operand is Tensor numbers ? numbers.As(ElementType.Float64) : operand;
            var value = run.Loss.Of(run.Model.Forward(Wide(batch.Inputs)), Wide(batch.Targets)).Mean().ToScalar();
            return double.IsFinite(value) ? value : double.NaN;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return double.NaN; // Float32 somewhere inside
        }
    }
}
