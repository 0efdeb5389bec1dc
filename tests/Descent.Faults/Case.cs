namespace Descent.Faults;

/// <summary>What the suite found out about one program; a line of the raw results. Immutable.</summary>
internal sealed record Case
{
    public required string Program { get; init; }

    public required string Data { get; init; }

    /// <summary>The seeded fault, or null.</summary>
    public string? Fault { get; init; }

    public int Severity { get; init; }

    public bool IsHard { get; init; }

    /// <summary>Harmful, deceptive or latent; certified or uncertified for a control.</summary>
    public required string Kind { get; init; }

    /// <summary>Why a control has no certificate.</summary>
    public string Doubt { get; init; } = "";

    public double Lost { get; init; }

    public double Deceit { get; init; }

    public double TestSkill { get; init; }

    /// <summary>What the doctor said, for each seed looked at; a faulted program has one.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>The share of what was lost that the first suggested change regained; null where nothing was suggested or could be followed.</summary>
    public double? Regained { get; init; }

    /// <summary>What other answers to the same program in another guise and with other seeds name first, and whether each agrees.</summary>
    public IReadOnlyList<bool> Agreements { get; init; } = [];

    /// <summary>What each known rule set reports.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Known { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public bool IsCounted => Kind is "harmful" or "deceptive";

    public Answer First => Answers[0];

    public bool IsStrict => First.Cause == Fault;

    /// <summary>Whether the first cause is the seeded one, or another whose repair regains nine tenths.</summary>
    public bool IsAccepted => IsStrict || Regained >= Accepted;

    public const double Accepted = 0.9;
}
