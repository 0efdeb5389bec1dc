using Descent.Cli.Runs;

namespace Descent.Cli;

/// <summary>Finds the model file of a run.</summary>
internal static class ModelFile
{
    /// <exception cref="InvalidDataException">There is no model there; the message says what to do.</exception>
    public static string Find(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? path : throw new InvalidDataException($"{path}: there is no such run or model file. Name the folder that 'descent train' printed.");
        }

        var model = RunFolder.Open(path).Model;
        return File.Exists(model)
            ? model
            : throw new InvalidDataException($"{path}: the run has no model yet; it was stopped before its end. Go on with: descent train --resume {path}");
    }
}
