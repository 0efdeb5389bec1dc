using System.Text;
using Descent.Diagnostics;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>The folder of a run: its model, checkpoint, log, settings and report.</summary>
internal sealed class RunFolder
{
    private const string Root = "runs";

    private RunFolder(string path) => Path = path;

    public string Path { get; }

    public string Model => In("model.safetensors");

    public string Checkpoint => In("checkpoint.safetensors");

    public string Log => In("log.jsonl");

    /// <summary>The report as a page.</summary>
    public string Page => In("report.html");

    /// <summary>The report's numbers.</summary>
    public string Report => In("report.json");

    public string SettingsFile => In("settings.json");

    /// <summary>A new folder: the one asked for, or the next free number under <c>runs/</c>.</summary>
    /// <exception cref="IOException">The folder asked for holds something and may not be overwritten, or cannot be written.</exception>
    public static RunFolder Create(string? asked, string name, bool overwrite)
    {
        var folder = new RunFolder(asked ?? Free(name));
        if (File.Exists(folder.Path))
        {
            throw new IOException($"{folder.Path}: it is a file, and a run needs a folder. Choose another name with --out.");
        }

        if (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any())
        {
            if (!overwrite)
            {
                throw new IOException($"{folder.Path}: the folder is not empty, and nothing is overwritten unasked. Choose another with --out, go on with --resume {folder.Path}, or add --overwrite.");
            }

            // Only a run's own files are removed: the folder may hold a person's own beside them.
            foreach (var file in new[] { folder.Model, folder.Checkpoint, folder.Log, folder.SettingsFile, folder.Page, folder.Report })
            {
                File.Delete(file);
            }

            folder.DeleteParts();
        }

        try
        {
            Directory.CreateDirectory(folder.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder.Path}: the folder cannot be made ({e.Message}) Choose another with --out.", e);
        }

        return folder;
    }

    /// <summary>A folder that is there.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static RunFolder At(string path) => Directory.Exists(path)
        ? new(path)
        : throw new InvalidDataException($"{path}: there is no such folder. Name the folder of a run, as 'descent train' printed it.");

    /// <summary>The folder of a run that was begun.</summary>
    /// <exception cref="InvalidDataException">There is no run to go on with.</exception>
    public static RunFolder Open(string path)
    {
        var folder = At(path);
        folder.DeleteParts();
        return File.Exists(folder.SettingsFile)
            ? folder
            : throw new InvalidDataException($"{path}: it holds no settings.json, so it is not the folder of a run. Name the folder that 'descent train' printed.");
    }

    /// <exception cref="InvalidDataException">There is no report, or the file is none; the message names it.</exception>
    public Report ReadReport()
    {
        if (!File.Exists(Report))
        {
            throw new InvalidDataException($"{Path}: it holds no report.json. A run writes it when it ends; go on with this one by --resume, or train anew.");
        }

        try
        {
            return Diagnostics.Report.FromJson(File.ReadAllText(Report));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{Report}: these are not the numbers of a report ({e.InnerException?.Message}). Restore the file, or train anew.", e);
        }
    }

    public void Write(Report report)
    {
        WholeFile.Write(Report, stream => stream.Write(Encoding.UTF8.GetBytes(report.ToJson() + "\n")));
        Reports.ReportPage.Write(report, Page);
    }

    public Settings ReadSettings() => Settings.FromJson(File.ReadAllText(SettingsFile), SettingsFile);

    public void Write(Settings settings) => WholeFile.Write(SettingsFile, stream => stream.Write(Encoding.UTF8.GetBytes(settings.ToJson() + "\n")));

    // Of a process that was killed while it wrote.
    private void DeleteParts()
    {
        foreach (var part in Directory.EnumerateFiles(Path, "*" + WholeFile.PartEnding))
        {
            File.Delete(part);
        }
    }

    private static string Free(string name)
    {
        var number = 1;
        while (System.IO.Path.Exists(System.IO.Path.Combine(Root, $"{name}-{number}")))
        {
            number++;
        }

        return System.IO.Path.Combine(Root, $"{name}-{number}");
    }

    private string In(string file) => System.IO.Path.Combine(Path, file);
}
