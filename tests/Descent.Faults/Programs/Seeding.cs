namespace Descent.Faults.Programs;

/// <summary>One fault of the catalogue as people write it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Repair">The repair that undoes it.</param>
/// <param name="Bases">The programs that it is written into.</param>
/// <param name="Fault">The program with the fault, at severity 1, 2 or 3.</param>
/// <param name="Control">What is changed first, in program and control alike; nothing where null.</param>
internal sealed record Seeding(string Id, string Repair, string[] Bases, Func<Spec, int, Spec> Fault, Func<Spec, int, Spec>? Control = null)
{
    /// <summary>Each program, with its control.</summary>
    public IEnumerable<SpecProgram> Programs()
    {
        foreach (var name in Bases)
        {
            for (var severity = 1; severity <= 3; severity++)
            {
                var control = Control?.Invoke(Base(name), severity) ?? Base(name);
                yield return new(Fault(control, severity), Id, severity, control);
            }
        }
    }

    private static Spec Base(string name) => Descent.Faults.Programs.Bases.Of(name);
}
