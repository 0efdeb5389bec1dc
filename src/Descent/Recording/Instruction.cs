namespace Descent;

/// <summary>One piece of work of a plan.</summary>
internal abstract class Instruction
{
    /// <summary>The results it makes that others read.</summary>
    public abstract IReadOnlyList<Node> Writes { get; }

    /// <summary>The results of others that it reads.</summary>
    public abstract IReadOnlyList<Node> Reads { get; }

    /// <summary>What it does, for the plan's text.</summary>
    public abstract string Text { get; }

    /// <summary>Prepares it, when results have their places.</summary>
    /// <param name="operands">What is read, as an operand.</param>
    public abstract void Bind(Func<Source, Operand> operands);

    public abstract void Run();
}
