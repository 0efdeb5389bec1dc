using System.CommandLine;
using System.Text;
using Descent.Cli.Display;
using Descent.Cli.Models;
using Descent.Training;

namespace Descent.Cli;

/// <summary>The command <c>descent predict</c>: a trained table model's answers for the rows of a CSV file.</summary>
internal static class PredictCommand
{
    private static readonly Argument<string> Run = new("RUN") { Description = "The folder of a run on a table, or its model.safetensors." };
    private static readonly Argument<string> Data = new("DATA") { Description = "A CSV file with the columns the model learned from; the target need not be there." };
    private static readonly Option<string?> Out = new("--out") { Description = "The file to write; the terminal unless said.", HelpName = "FILE" };
    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace that file." };

    public static Command Create(Screen screen)
    {
        var command = new Command("predict", """
            Answer for the rows of a table with a model that 'descent train' made: one answer a row, under a header.

              descent predict runs/iris-1 flowers.csv --out answers.csv
            """)
        {
            Run, Data, Out, Overwrite,
        };
        command.SetAction(result =>
        {
            var path = ModelFile.Find(result.GetValue(Run)!);
            var model = TableModel.Load(Safetensors.Read(path), path);
            var source = DataSource.Find(result.GetValue(Data)!);
            var table = Table.Read(source.Read(), source.Path);
            var answers = model.Answers(model.Encoding.Encode(table, [.. Enumerable.Range(0, table.RowCount)]));
            var lines = answers.Prepend($"predicted {model.Encoding.Target}").Select(Quoted);
            if (result.GetValue(Out) is not { } file)
            {
                foreach (var line in lines)
                {
                    screen.Line($"{line}");
                }

                return ExitCode.Finished;
            }

            if (Path.Exists(file) && !result.GetValue(Overwrite))
            {
                throw new IOException($"{file}: it is there already, and nothing is overwritten unasked. Choose another name, or add --overwrite.");
            }

            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            {
                throw new IOException($"{file}: there is no folder {folder}. Make it first, or choose another name.");
            }

            WholeFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")));
            screen.Line("answers", $"{answers.Length:N0} rows in {file}");
            return ExitCode.Finished;
        });
        return command;
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny("\",\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
