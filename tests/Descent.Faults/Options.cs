namespace Descent.Faults;

/// <summary>What the command line asks for. Immutable.</summary>
internal sealed record Options(bool IsQuick, bool IsPassive, bool Writes, bool MeasuresTime, bool IsForRanges, IReadOnlyList<string> Assemblies, string? Set, IReadOnlyList<string> Only)
{
    public const string Usage = "dotnet run -c Release --project tests/Descent.Faults -- [--quick] [--passive] [--no-overhead] [--write] [--ranges] [--programs FILE.dll]... [--set NAME] [--only ID...]   (an id as L2, or 'control')";

    /// <summary>Reads the words of a command line.</summary>
    /// <exception cref="ArgumentException">A word is not known, or one is missing.</exception>
    public static Options Of(string[] words)
    {
        var (assemblies, only) = (new List<string>(), new List<string>());
        string? set = null;
        var (isQuick, isPassive, writes, measures, isForRanges) = (false, false, false, true, false);
        for (var i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "--quick":
                    isQuick = true;
                    break;
                case "--passive":
                    isPassive = true;
                    break;
                case "--no-overhead":
                    measures = false;
                    break;
                case "--write":
                    writes = true;
                    break;
                case "--ranges":
                    (isForRanges, measures) = (true, false);
                    break;
                case "--programs" when i + 1 < words.Length:
                    assemblies.Add(words[++i]);
                    break;
                case "--set" when i + 1 < words.Length:
                    set = words[++i];
                    break;
                case "--only":
                    while (i + 1 < words.Length && !words[i + 1].StartsWith('-'))
                    {
                        only.Add(words[++i]);
                    }

                    break;
                default:
                    throw new ArgumentException($"'{words[i]}' is not known or lacks its value. {Usage}", nameof(words));
            }
        }

        return new(isQuick, isPassive, writes, measures, isForRanges, assemblies, set, only);
    }

    /// <summary>Whether healthy runs are kept beside the limits: only whole sets of controls, asked with experiments.</summary>
    public bool KeepsRanges => (Writes || IsForRanges) && !IsQuick && !IsPassive && (Only.Count == 0 || Only.Contains("control"));

    /// <summary>Whether a program is asked for.</summary>
    public bool Takes(TrainingProgram program) => Only.Count == 0 || Only.Contains(program.Fault ?? "control");
}
