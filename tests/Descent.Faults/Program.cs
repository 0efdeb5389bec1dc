using Descent;
using Descent.Faults;
using Descent.Faults.Programs;

Threads.Max = 1;
var clock = System.Diagnostics.Stopwatch.StartNew();
var only = args.Where(a => !a.StartsWith('-')).ToArray();
var programs = new OwnPrograms().Programs.Where(p => only.Length == 0 || only.Contains(p.Fault ?? "control")).ToArray();
var cases = new Examiner(args.Contains("--passive"), 5, 1, 0).Examine(programs);
foreach (var c in cases)
{
    Console.WriteLine($"{c.Program,-60} {c.Kind,-11} {c.Doubt} lost {c.Lost:F2} deceit {c.Deceit:F2} skill {c.TestSkill:F2} -> {string.Join(' ', c.Answers.Select(a => string.Join('+', a.Open) + "@" + a.Step + "/" + a.Steps))} regained {c.Regained:F2} {(c.First.IsSame ? "" : "NOT SAME")} {(c.First.Cause == "crash" ? c.First.Message : "")}");
}
Console.WriteLine(clock.Elapsed);
