using System.Globalization;
using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>A program for each table of a folder: model, loss, optimizer, schedule, batch and length drawn by the table's name.</summary>
/// <remarks>Two of three keep the weights of their best epoch; the others are small and decay. A name ends in <c>.num</c>, or in <c>.class</c> and how many classes there are.</remarks>
internal static class Tables
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Folder = "DESCENT_TABLES";

    private const double Train = 0.53;
    private const double Validation = 0.21;
    private const int FewSteps = 300;

    private static readonly int[][] Hidden = [[8], [16], [24], [32], [48], [16, 16], [32, 16], [32, 32]];
    private static readonly Func<Layer>[] Activations = [() => new Relu(), () => new Relu(), () => new Tanh(), () => new Gelu(), () => new Silu()];
    private static readonly Func<double, int, Schedule>?[] Plans = [null, null, (rate, steps) => Schedule.Cosine(rate, steps), (rate, steps) => Schedule.Constant(rate).WarmUp(steps / 12)];

    public static IEnumerable<TrainingProgram> All => Environment.GetEnvironmentVariable(Folder) is { } folder
        ? Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).Select(path => new HeldOutProgram(Of(path)))
        : throw new InvalidOperationException($"{Folder} names no folder of tables. Data/tables.R writes one.");

    private static Recipe Of(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var random = new RandomStream(name.Aggregate(0xCBF29CE484222325, (hash, letter) => (hash ^ letter) * 0x100000001B3));
        var lines = File.ReadAllLines(path);
        var (columns, classes) = (lines[0].Count(letter => letter == ','), Classes(name));
        var isLabel = classes == 2 && Pick([true, false]);
        var (train, batch, keepsBest) = ((int)(Train * lines.Length), Pick([8, 16, 24, 32]), Pick([true, true, false]));
        var (method, hidden) = (keepsBest ? Pick([Method.Momentum, Method.Adam, Method.Adam, Method.AdamW, Method.AdamW, Method.RmsProp]) : Method.AdamW, Pick(Hidden));
        var (least, most) = method switch
        {
            Method.Momentum => (0.006, 0.03),
            Method.RmsProp => (0.001, 0.004),
            _ => (0.002, 0.008),
        };
        return new(name, new FileTable(name, path, classes == 0 ? Aim.Numbers : isLabel ? Aim.Labels : Aim.Classes, columns, classes == 0 || isLabel ? 1 : classes))
        {
            Train = train,
            Validation = (int)(Validation * lines.Length),
            Hidden = keepsBest ? hidden : [Math.Min(16, hidden[0])],
            Activation = Pick(Activations),
            Loss = classes == 0 ? Pick<LossFunction>([new SquaredError(), new SquaredError(), new Huber()]) : isLabel ? new BinaryCrossEntropy() : new CrossEntropy(),
            Method = method,
            Rate = least * Math.Pow(most / least, random.NextUniform()),
            Decay = !keepsBest ? 0.2 : method == Method.AdamW ? Pick([0.01, 0.05]) : 0,
            Batch = batch,
            Epochs = Math.Clamp((keepsBest ? Pick([400, 700, 1200]) : FewSteps) * batch / train, 6, 100),
            Plan = Pick(Plans),
            KeepsBest = keepsBest,
            Style = Pick([Style.Trainer, Style.Trainer, Style.Recorded, Style.Eager, Style.Gradients]),
        };

        T Pick<T>(IReadOnlyList<T> choices) => choices[random.NextIndex(choices.Count)];
    }

    private static int Classes(string name)
    {
        const string Mark = ".class";
        return name.LastIndexOf(Mark, StringComparison.Ordinal) is var at and >= 0 ? int.Parse(name[(at + Mark.Length)..], CultureInfo.InvariantCulture) : 0;
    }
}
