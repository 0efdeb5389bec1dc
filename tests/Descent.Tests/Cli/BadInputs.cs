using Descent.Training;

namespace Descent.Tests.Cli;

/// <summary>A bad input: what is prepared, what is typed, and what must be answered; {0} stands for the folder.</summary>
internal sealed record BadInput(Action<CommandFolder> Prepare, string[] Arguments, int Code, string Message);

/// <summary>The kinds of bad input, by name.</summary>
internal static class BadInputs
{
    public static IReadOnlyDictionary<string, BadInput> All { get; } = new Dictionary<string, BadInput>
    {
        ["missing file"] = new(
            _ => { },
            ["train", "{0}/nowhere.csv"],
            3,
            "descent: {0}/nowhere.csv: there is no such file. The embedded sets are names, iris, moons."),
        ["missing file with a near name"] = new(
            _ => { },
            ["train", "{0}/god.csv"],
            3,
            "descent: {0}/god.csv: there is no such file. Did you mean {0}/good.csv? The embedded sets are names, iris, moons."),
        ["empty file"] = new(
            f => { Write(f, "a.csv", ""); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv: the file is empty. A table needs a header and rows."),
        ["empty text"] = new(
            f => { Write(f, "a.txt", "\n\n"); },
            ["train", "{0}/a.txt"],
            3,
            "descent: {0}/a.txt: there is no line with text in it. Write one item a line."),
        ["folder for a file"] = new(
            _ => { },
            ["train", "{0}"],
            3,
            "descent: {0}: it is a folder. Name a file in it."),
        ["Latin-1 text"] = new(
            f => { Bytes(f, "a.txt", [0x61, 0x0A, 0x62, 0xE9, 0x0A]); },
            ["train", "{0}/a.txt"],
            3,
            "descent: {0}/a.txt, line 2: byte E9 is not UTF-8. Save the file as UTF-8; it may be Latin-1 or Windows-1252 now."),
        ["Latin-1 table"] = new(
            f => { Bytes(f, "a.csv", [.. "x,y\n1,"u8, 0xFC, 0x0A]); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 2: byte FC is not UTF-8. Save the file as UTF-8; it may be Latin-1 or Windows-1252 now."),
        ["UTF-16 text"] = new(
            f => { Bytes(f, "a.txt", [0xFF, 0xFE, 0x61, 0x00]); },
            ["train", "{0}/a.txt"],
            3,
            "descent: {0}/a.txt: the file is UTF-16. Save it as UTF-8."),
        ["zero byte"] = new(
            f => { Bytes(f, "a.txt", [0x61, 0x0A, 0x00, 0x0A]); },
            ["train", "{0}/a.txt"],
            3,
            "descent: {0}/a.txt, line 2: there is a zero byte, so the file is not text. Name a text file."),
        ["line of a million characters"] = new(
            f => { Write(f, "a.txt", "ab\n" + new string('x', 1_000_000)); },
            ["train", "{0}/a.txt"],
            3,
            "descent: {0}/a.txt, line 2: the line has 1000000 characters, and an item may have 100000. Break the text into lines, one item each."),
        ["row of a million characters"] = new(
            f => { Write(f, "a.csv", "x,y\n1," + new string('1', 1_000_000) + "\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 2: the line has 1000002 characters, and a row may have 999999. Check that rows end with line ends."),
        ["header alone"] = new(
            f => { Write(f, "a.csv", "x,y\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv: there is a header and no row. Add rows."),
        ["no header"] = new(
            f => { Write(f, "a.csv", "1,2\n3,4\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 1: the header holds only numbers, so it seems to be missing. Put the names of the columns in the first line."),
        ["one column"] = new(
            f => { Write(f, "a.csv", "x\n1\n2\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 1: the header has one column. A table needs a target and something to predict it from; separate columns by commas, semicolons or tabs."),
        ["ragged row, short"] = new(
            f => { Write(f, "a.csv", "x,y,z\n1,2,3\n1,2\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 3: the row has 2 fields, the header 3. Give every row one field a column; quote fields that hold the separator."),
        ["ragged row, long"] = new(
            f => { Write(f, "a.csv", "x,y\n1,2\n1,2,3\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 3: the row has 3 fields, the header 2. Give every row one field a column; quote fields that hold the separator."),
        ["quote that is not closed"] = new(
            f => { Write(f, "a.csv", "x,y\n1,\"2\n3,4\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 2: the quotes do not match, so the row has no end. Close the quote, or double quotes inside a quoted field."),
        ["column without a name"] = new(
            f => { Write(f, "a.csv", "x,,y\n1,2,3\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 1: column 2 has no name. Give every column one."),
        ["two columns of one name"] = new(
            f => { Write(f, "a.csv", "x,y,x\n1,2,3\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 1: columns 1 and 3 are both named 'x'. Give every column its own name."),
        ["unknown target"] = new(
            _ => { },
            ["train", "{0}/good.csv", "--target", "kinds"],
            3,
            "descent: {0}/good.csv: there is no column 'kinds'. Did you mean 'kind'? The columns are x, y, kind."),
        ["unknown target, nothing near"] = new(
            _ => { },
            ["train", "{0}/good.csv", "--target", "temperature"],
            3,
            "descent: {0}/good.csv: there is no column 'temperature'. The columns are x, y, kind."),
        ["constant target"] = new(
            f => { Write(f, "a.csv", "x,y\n1,7\n2,7\n3,7\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv: the target 'y' is '7' in every row, so there is nothing to learn. Choose another with --target, or bring rows that differ."),
        ["one class"] = new(
            f => { Write(f, "a.csv", "x,y\n1,yes\n2,yes\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv: the target 'y' is 'yes' in every row, so there is nothing to learn. Choose another with --target, or bring rows that differ."),
        ["missing target"] = new(
            f => { Write(f, "a.csv", "x,y\n1,a\n2,\n3,b\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 3: the target 'y' is missing. Fill it in, or leave the row out."),
        ["NaN target"] = new(
            f => { Write(f, "a.csv", "x,y\n1,1.5\n2,NaN\n3,2.5\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 3: the target 'y' is missing. Fill it in, or leave the row out."),
        ["infinite value"] = new(
            f => { Write(f, "a.csv", "x,y\n1,1.5\ninf,2\n3,2.5\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 3: column 'x' holds 'inf', which is not finite. Give a number, or leave the cell empty."),
        ["number out of range"] = new(
            f => { Write(f, "a.csv", "x,y\n1,1.5\n1e999,2\n3,2.5\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 3: column 'x' holds '1e999', which is not finite. Give a number, or leave the cell empty."),
        ["a text among numbers"] = new(
            f => { Write(f, "a.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},{i % 2}\n")) + "1o,1\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 22: column 'x' holds '1o', and 20 of its 21 cells are numbers. Mend the cell, or leave it empty."),
        ["dates"] = new(
            f => { Write(f, "a.csv", "day,y\n2024-01-03,a\n2024-01-04,b\n2024-02-01,a\n2024-02-02,b\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 2: column 'day' holds dates, as '2024-01-03'. Leave the column out, or turn it into numbers that say what matters: days since a start, month, weekday."),
        ["class of one row"] = new(
            f => { Write(f, "a.csv", "x,y\n1,a\n2,a\n3,b\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv, line 4: class 'b' of the target 'y' occurs once, and cannot be both learned and judged. Bring more rows of it, leave the row out, or say --task regression if the target is a number."),
        ["too few rows"] = new(
            f => { Write(f, "a.csv", "x,y\n1,1.5\n2,2.5\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv: 2 rows are too few to train, validate and test. Bring 8 or more."),
        ["texts for regression"] = new(
            _ => { },
            ["train", "{0}/good.csv", "--task", "regression"],
            3,
            "descent: {0}/good.csv: the target 'kind' holds texts, as 'a', and regression needs numbers. Use classification, or choose another target."),
        ["no column to learn from"] = new(
            f => { Write(f, "a.csv", "name,x,y\nann,1,a\nbob,1,b\ncarl,1,a\ndora,1,b\nemil,1,a\nfritz,1,b\ngreta,1,a\nhans,1,b\n"); },
            ["train", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv: no column but the target 'y' can be learned from: name, x are the same in every row, or different in nearly every one. Add columns."),
        ["target for a text"] = new(
            _ => { },
            ["train", "{0}/good.txt", "--target", "x"],
            3,
            "descent: {0}/good.txt: --target and --task are for tables, and this is text. Leave them out, or name a .csv file."),
        ["run folder that is not empty"] = new(
            f => { Directory.CreateDirectory(f.In("run")); Write(f, "run/mine.txt", "mine"); },
            ["train", "{0}/good.csv", "--out", "{0}/run"],
            3,
            "descent: {0}/run: the folder is not empty, and nothing is overwritten unasked. Choose another with --out, go on with --resume {0}/run, or add --overwrite."),
        ["run folder that is a file"] = new(
            _ => { },
            ["train", "{0}/good.csv", "--out", "{0}/mine.txt"],
            3,
            "descent: {0}/mine.txt: it is a file, and a run needs a folder. Choose another name with --out."),
        ["run folder below a file"] = new(
            _ => { },
            ["train", "{0}/good.csv", "--out", "{0}/mine.txt/run"],
            3,
            "descent: {0}/mine.txt/run: the folder cannot be made (Could not find a part of the path '{0}/mine.txt/run'.) Choose another with --out."),
        ["resume of nothing"] = new(
            _ => { },
            ["train", "--resume", "{0}/nowhere"],
            3,
            "descent: {0}/nowhere: there is no such folder. Name the folder of a run, as 'descent train' printed it."),
        ["report of nothing"] = new(
            _ => { },
            ["report", "{0}/nowhere"],
            3,
            "descent: {0}/nowhere: there is no such folder. Name the folder of a run, as 'descent train' printed it."),
        ["report of a run that has none"] = new(
            f => { Directory.CreateDirectory(f.In("run")); },
            ["report", "{0}/run"],
            3,
            "descent: {0}/run: it holds no report.json. A run writes it when it ends; go on with this one by --resume, or train anew."),
        ["report altered"] = new(
            f => { Directory.CreateDirectory(f.In("run")); Write(f, "run/report.json", "{"); },
            ["report", "{0}/run"],
            3,
            "descent: {0}/run/report.json: these are not the numbers of a report (Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. Path: $ | LineNumber: 0 | BytePositionInLine: 1.). Restore the file, or train anew."),
        ["resume of another folder"] = new(
            f => { Directory.CreateDirectory(f.In("run")); },
            ["train", "--resume", "{0}/run"],
            3,
            "descent: {0}/run: it holds no settings.json, so it is not the folder of a run. Name the folder that 'descent train' printed."),
        ["resume with settings cut short"] = new(
            f => { Run(f); Cut(f, "run/settings.json", 20); },
            ["train", "--resume", "{0}/run"],
            3,
            "descent: {0}/run/settings.json: these are not the settings of a run (Expected end of string, but instead reached end of data. Path: $.data | LineNumber: 1 | BytePositionInLine: 18.). Restore the file, or train anew."),
        ["resume on other data"] = new(
            f => { Run(f); Write(f, "good.csv", "x,y,kind\n1,2,a\n"); },
            ["train", "--resume", "{0}/run"],
            3,
            "descent: {0}/good.csv: the data have changed since {0}/run began. Bring the old file back, or train anew."),
        ["resume from a checkpoint cut short"] = new(
            f => { Run(f); Cut(f, "run/checkpoint.safetensors", 100); },
            ["train", "--resume", "{0}/run"],
            3,
            "descent: {0}/run/checkpoint.safetensors: the file ends after 100 bytes, inside its header. It was cut short, or is no safetensors file: copy it again, or train again."),
        ["model cut short"] = new(
            f => { Run(f); Cut(f, "run/model.safetensors", 500); },
            ["predict", "{0}/run", "{0}/good.csv"],
            3,
            "descent: {0}/run/model.safetensors: the file ends after 500 bytes, inside its header. It was cut short, or is no safetensors file: copy it again, or train again."),
        ["model altered"] = new(
            f => { Run(f); Alter(f, "run/model.safetensors"); },
            ["predict", "{0}/run", "{0}/good.csv"],
            3,
            "descent: {0}/run/model.safetensors: the contents do not match the checksum they were written with. The file was altered: copy it again, or train again."),
        ["model that is another file"] = new(
            _ => { },
            ["predict", "{0}/mine.txt", "{0}/good.csv"],
            3,
            "descent: {0}/mine.txt: the file ends after 4 bytes, inside its header. It was cut short, or is no safetensors file: copy it again, or train again."),
        ["model of the wrong shape"] = new(
            f => { Run(f); Reshape(f, "run/model.safetensors"); },
            ["predict", "{0}/run", "{0}/good.csv"],
            3,
            "descent: {0}/run/model.safetensors: the parameters do not fit the model: 0.weight is [8], the model's is [4, 2]. Build the model as it was when the values were saved."),
        ["model that is not there"] = new(
            _ => { },
            ["predict", "{0}/nowhere", "{0}/good.csv"],
            3,
            "descent: {0}/nowhere: there is no such run or model file. Name the folder that 'descent train' printed."),
        ["run without a model"] = new(
            f => { Run(f); File.Delete(f.In("run/model.safetensors")); },
            ["predict", "{0}/run", "{0}/good.csv"],
            3,
            "descent: {0}/run: the run has no model yet; it was stopped before its end. Go on with: descent train --resume {0}/run"),
        ["sample from a table"] = new(
            f => { Run(f); },
            ["sample", "{0}/run"],
            3,
            "descent: {0}/run/model.safetensors: it holds no character model. Sample from a run on text; use 'descent predict' for one on a table."),
        ["predict without a column"] = new(
            f => { Run(f); Write(f, "a.csv", "x,z\n1,2\n"); },
            ["predict", "{0}/run", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv: there is no column 'y'. Did you mean 'x'? The columns are x, z."),
        ["predict with texts for numbers"] = new(
            f => { Run(f); Write(f, "a.csv", "x,y\nred,2\nblue,3\n"); },
            ["predict", "{0}/run", "{0}/a.csv"],
            3,
            "descent: {0}/a.csv: column 'x' holds texts, as 'red', and the model learned from numbers. Bring the column as it was in training."),
        ["predict over a file"] = new(
            f => { Run(f); },
            ["predict", "{0}/run", "{0}/good.csv", "--out", "{0}/mine.txt"],
            3,
            "descent: {0}/mine.txt: it is there already, and nothing is overwritten unasked. Choose another name, or add --overwrite."),
        ["predict into no folder"] = new(
            f => { Run(f); },
            ["predict", "{0}/run", "{0}/good.csv", "--out", "{0}/no/a.csv"],
            3,
            "descent: {0}/no/a.csv: there is no folder {0}/no. Make it first, or choose another name."),
        ["loss that is not finite"] = new(
            f => { Write(f, "a.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{i * 0.5 + 0.25}\n"))); },
            ["train", "{0}/a.csv", "--out", "{0}/run", "--rate", "1e30", "--optimizer", "sgd", "--schedule", "constant", "--decay", "0", "--hidden", "none"],
            3,
            "descent: Trainer: the validation loss is Infinity after step 1 (epoch 1). The parameters have grown too large: lower the learning rate (1E+30 now), or clip the gradient."),
        ["option that is unknown"] = new(
            _ => { },
            ["train", "{0}/good.csv", "--epoch", "3"],
            64,
            "descent: '--epoch' means nothing here. Did you mean '--epochs'?\nType 'descent train --help' for what it takes."),
        ["option out of range"] = new(
            _ => { },
            ["train", "{0}/good.csv", "--epochs", "0"],
            64,
            "descent: --epochs: 0 will not do. Give 1 or more.\nType 'descent train --help' for what it takes."),
        ["option that is no number"] = new(
            _ => { },
            ["train", "{0}/good.csv", "--rate", "fast"],
            64,
            "descent: --rate: fast will not do. Give a number above 0.\nType 'descent train --help' for what it takes."),
        ["option that is no choice"] = new(
            _ => { },
            ["train", "{0}/good.csv", "--activation", "rleu"],
            64,
            "descent: --activation: there is no 'rleu'. Did you mean 'relu'? Choose one of tanh, relu, gelu, silu, elu, leaky-relu, sigmoid, softplus.\nType 'descent train --help' for what it takes."),
        ["widths that are none"] = new(
            _ => { },
            ["train", "{0}/good.csv", "--hidden", "64,x"],
            64,
            "descent: --hidden: '64,x' is no list of widths. Write them as 64,64, or 'none'.\nType 'descent train --help' for what it takes."),
        ["command that is unknown"] = new(
            _ => { },
            ["trian"],
            64,
            "descent: 'trian' means nothing here. Did you mean 'train'?\nType 'descent --help' for what it takes."),
    };

    private static void Write(CommandFolder folder, string name, string text) => File.WriteAllText(folder.In(name), text);

    private static void Bytes(CommandFolder folder, string name, byte[] bytes) => File.WriteAllBytes(folder.In(name), bytes);

    private static void Cut(CommandFolder folder, string name, int length) => Bytes(folder, name, File.ReadAllBytes(folder.In(name))[..length]);

    private static void Alter(CommandFolder folder, string name)
    {
        var bytes = File.ReadAllBytes(folder.In(name));
        bytes[^1] ^= 1;
        Bytes(folder, name, bytes);
    }

    // The same file, with its first tensor flattened, as if it came from a model of other widths.
    private static void Reshape(CommandFolder folder, string name)
    {
        var file = Safetensors.Read(folder.In(name));
        var first = file.Tensors.Keys.First();
        var tensors = file.Tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Key == first ? tensor.Value.Reshape(new(tensor.Value.Shape.Count)) : tensor.Value);
        new Safetensors(tensors, file.Texts).Write(folder.In(name));
    }

    private static void Run(CommandFolder folder)
    {
        var (code, _, errors) = folder.Run("train", "{0}/good.csv", "--out", "{0}/run", "--epochs", "2", "--hidden", "4", "--checkpoint", "0");
        if (code != 0)
        {
            throw new InvalidOperationException(errors);
        }
    }
}
