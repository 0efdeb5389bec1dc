using System.Text.Json;
using Descent.Conformance;

if (args.Length != 1)
{
    Console.Error.WriteLine("Name one file of reference cases (.json or .json.gz), as tests/Descent.Tests/Golden/pytorch-losses.json.gz.");
    return 64;
}

try
{
    var report = Report.Of(ReferenceCase.Read(args[0]));
    foreach (var failure in report.Failures)
    {
        Console.WriteLine(failure);
    }

    Console.WriteLine($"{report.Differing.Count} differ on purpose; docs/differences-from-pytorch.md says why");
    Console.WriteLine($"{report.Passed} passed, {report.Failures.Count} failed");
    return report.Failures.Count == 0 ? 0 : 1;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException or KeyNotFoundException)
{
    Console.Error.WriteLine($"{args[0]}: it cannot be read as reference cases ({e.Message})");
    return 3;
}
