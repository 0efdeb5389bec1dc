using Descent.Cli;
using Descent.Cli.Display;

namespace Descent.Tests.Cli;

/// <summary>A folder of its own, and the command run in it as a person would, with what it wrote.</summary>
internal sealed class CommandFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("descent-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Runs the command; {0} in an argument stands for the folder.</summary>
    public (int Code, string Output, string Errors) Run(params IEnumerable<string> arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = App.Run([.. arguments.Select(argument => argument.Replace("{0}", Path, StringComparison.Ordinal))], new Screen(output, errors), TestContextToken);
        return (code, output.ToString(), errors.ToString());
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static CancellationToken TestContextToken => Xunit.TestContext.Current.CancellationToken;
}
