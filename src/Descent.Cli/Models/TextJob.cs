using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Descent.Cli.Display;
using Descent.Cli.Runs;
using Descent.Diagnostics;
using Descent.Numerics;

namespace Descent.Cli.Models;

/// <summary>Learning to write items like those of a text.</summary>
internal sealed class TextJob : Job
{
    private const double ValidationShare = 0.1;
    private const double TestShare = 0.1;
    private const int FewestItems = 8;
    private const int Samples = 5;
    private static readonly int[] Orders = [2, 3, 4];
    private static readonly double[] Smoothings = [0.01, 0.1, 1];

    private readonly string _name;
    private readonly string[] _items;
    private readonly Split _split;
    private readonly CharacterModel _model;
    private readonly ulong _seed;
    private readonly bool _isLossAsked;

    [SetsRequiredMembers]
    private TextJob(string name, string[] items, Vocabulary vocabulary, Settings settings)
    {
        (_name, _items, _seed) = (name, items, settings.Seed);
        _split = Split.Of(items.Length, settings.Seed, ValidationShare, TestShare);
        _model = CharacterModel.Create(new(settings.Context, settings.Embedding, settings.Hidden, settings.Activation, settings.Dropout), vocabulary, settings.Seed);
        Loss = Choose(settings.Loss, new CrossEntropy(), "multi-margin", "crammer-singer", "sparsemax"); // their scores are no logits to sample from
        _isLossAsked = settings.Loss is not null;
        Model = _model.Layers;
        Outputs = vocabulary.Count;
        Train = Windows(_split.Train);
        Validation = Windows(_split.Validation);
        Test = Windows(_split.Test);

        Dataset Windows(int[] rows) => ContextWindows.Of(rows.Select(row => items[row]), vocabulary, settings.Context);
    }

    public override IReadOnlyDictionary<string, string> Texts => _model.Texts;

    public override ReportNames Names => new()
    {
        Target = "next symbol",
        Classes = [.. Enumerable.Range(0, Outputs).Select(symbol => symbol == Vocabulary.Mark ? "end" : _model.Vocabulary.Show(symbol) is var shown && string.IsNullOrWhiteSpace(shown) ? "space" : shown)],
        Row = window =>
        {
            // One window a symbol and one for the end, item by item.
            foreach (var item in _split.Validation)
            {
                Rune[] symbols = [.. _items[item].EnumerateRunes()];
                if (window <= symbols.Length)
                {
                    return new(
                        string.Create(CultureInfo.InvariantCulture, $"item {item + 1}"),
                        [new("item", Shortened(_items[item])), new("seen so far", string.Concat(symbols[Math.Max(0, window - _model.Shape.Context)..window]))]);
                }

                window -= symbols.Length + 1;
            }

            throw new ArgumentOutOfRangeException(nameof(window));
        },
    };

    public static TextJob Of(DataSource source, byte[] bytes, Settings settings)
    {
        if (settings.Target is not null || settings.Task is not null)
        {
            throw new InvalidDataException($"{source.Path}: --target and --task are for tables, and this is text. Leave them out, or name a .csv file.");
        }

        var items = TextLines.Read(bytes, source.Path);
        if (items.Length < FewestItems)
        {
            throw new InvalidDataException($"{source.Path}: {items.Length} lines are too few to train, validate and test. Bring {FewestItems} or more.");
        }

        return new(source.IsEmbedded ? $"{source.Path} (embedded)" : source.Path, items, Vocabulary.Of(items), settings);
    }

    public override void Describe(Screen screen)
    {
        var pairs = Train.Count + Validation.Count + Test.Count;
        screen.Line("data", $"{_name}: {_items.Length:N0} items, {pairs:N0} pairs of symbol and next, {Outputs} symbols");
        screen.Line("split", $"{_split.Train.Length:N0} items to train, {_split.Validation.Length:N0} to validate, {_split.Test.Length:N0} to test");
        screen.Line("loss", $"{(_isLossAsked ? $"{Loss.Name}, as asked" : $"cross-entropy, since the next symbol is one of {Outputs} classes")}");
        var bigrams = new NGram(_items, _model.Vocabulary, 2, 0);
        screen.Line("counted bigrams", $"{bigrams.Loss(_items):F10} on all pairs they counted (+1: {bigrams.Smoothed(1).Loss(_items):F10})");
        var (train, validation) = (_split.Train.Select(row => _items[row]).ToArray(), _split.Validation.Select(row => _items[row]).ToArray());
        foreach (var order in Orders)
        {
            var counted = new NGram(train, _model.Vocabulary, order, 0);
            var (loss, smoothing) = Smoothings.Select(smoothing => (counted.Smoothed(smoothing).Loss(validation), smoothing)).Min();
            screen.Line($"counted {order}-grams", $"{loss:F4} on validation, +{smoothing} added to each count (the best of {string.Join(", ", Smoothings.Select(s => FormattableString.Invariant($"{s}")))})");
        }
    }

    public override void Judge(Screen screen, double testLoss)
    {
        screen.Line("test", $"{testLoss:F4}{(Loss is CrossEntropy ? FormattableString.Invariant($"   perplexity {Math.Exp(testLoss):F2}, {testLoss / Math.Log(2):F3} bits a symbol") : "")}");
        var random = new RandomStream(_seed).Fork('w');
        screen.Line("written by it", $"{string.Join(", ", Enumerable.Range(0, Samples).Select(_ => _model.Sample(random)))}");
    }
}
