namespace Descent.Faults.HeldOut;

/// <summary>Rows to learn from, to judge by, and a clean rest that tells the truth.</summary>
internal sealed record Parts(Rows Train, Rows Validation, Rows Test)
{
    /// <summary>The same change of the rows that the program reads; the test rows stay clean.</summary>
    public Parts Read(Func<Rows, Rows> change) => this with { Train = change(Train), Validation = change(Validation) };

    /// <summary>The same change of all rows, as of units or of columns.</summary>
    public Parts All(Func<Rows, Rows> change) => new(change(Train), change(Validation), change(Test));
}
