using static Descent.Faults.HeldOut.BasesE;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.ColumnMistakes;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.FeedMistakes;
using static Descent.Faults.HeldOut.FormulaMistakes;
using static Descent.Faults.HeldOut.GradientMistakes;
using static Descent.Faults.HeldOut.HeadMistakes;
using static Descent.Faults.HeldOut.JoinMistakes;
using static Descent.Faults.HeldOut.LossMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.OrderMistakes;
using static Descent.Faults.HeldOut.PlanMistakes;
using static Descent.Faults.HeldOut.ReaderMistakes;
using static Descent.Faults.HeldOut.RegimeMistakes;
using static Descent.Faults.HeldOut.SizeMistakes;
using static Descent.Faults.HeldOut.SplitMistakes;
using static Descent.Faults.HeldOut.StartMistakes;
using static Descent.Faults.HeldOut.StepMistakes;
using static Descent.Faults.HeldOut.TableMistakes;
using static Descent.Faults.HeldOut.UnitMistakes;
using static Descent.Faults.HeldOut.WiringMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of the fifth set.</summary>
internal static class FaultsE
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Tables, .. Splits, .. Starts, .. Steps, .. Sizes];

    // Steps with momentum, which unlike Adam's grow with the gradient.
    private static Recipe Rolling(Recipe recipe) => recipe with { Method = Method.Momentum, Rate = 0.02 };

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Heart, OneToOne(1, 3), OneToOne(3, 60)),
        .. Of(Words, Loud(1, 15), Loud(2, 100)),
        .. Of(Water, FirstBias(1, 30)),
        .. Of(Words, SharesOf(1, "softplus", x => x.Softplus()), SharesOf(2, "squares", x => x.Square())),
        .. Of(Cards, SharesOf(2, "rectifier", x => x.Relu())),
        .. Of(Binding, SigmoidInLoss(2)),
        .. Of(Heart, OtherLoss(1, new SquaredError(), ClassForm.OneHot), OtherLoss(2, new SquaredError(), ClassForm.Number)),
        .. Of(Power, OtherLoss(3, new LogCosh())),
        .. Of(Water, Bent(2, "squared", x => x.Square())),
        .. Of(Steel, Bent(2, "negative softplus", x => -x.Softplus()), OutputActivation(3, () => new Sigmoid())),
        .. Of(Circuit, Bent(1, "capped at 1", x => x.SoftCap(1))),
        .. Of(Binding, BackToScores(2).With(recipe => recipe with { Problem = new Sites("stretches that surely bind", 5, 40), Epochs = 30, Rate = 0.01 })),
        .. Of(Pulse, EachAgainstAll(1), EachAgainstAll(3).Over(3)),
        .. Of(Words, DivergenceByHand(2)),
        .. Of(Heart, TimesRows(1, 0.006), TimesRows(2, 0.02), TimesRows(3)),
        .. Of(Circuit, LossMistakes.Sum(2, 60)),
        .. Of(Water, CentredTargets(1, 0.1), CentredTargets(2), CentredTargets(3, 100)),
        .. Of(Circuit, RawTargets(3, 1, 400)),
        .. Of(Rook, PriceOfSize(1, 0.004), PriceOfSize(2, 0.01), PriceOfSize(3, 0.1)),
        .. Of(Layers, LossMistakes.Decay(1, 10).With(recipe => recipe with { Method = Method.AdamW }), LossMistakes.Decay(3, 100).With(recipe => recipe with { Method = Method.AdamW })),
    ];

    private static IEnumerable<TrainingProgram> Tables =>
    [
        .. Of(Circuit, ByVariance(2), Unscaled(3)),
        .. Of(Steel, OldMoments(2, 0.1)),
        .. Of(Heart, DividedBy(2, 65_536)),
        .. Of(Power, Unscaled(3)),
        .. Of(Steel, NoSpread(3)),
        .. Of(Water, LogOfDifference(1, 140)),
        .. Of(Power, NothingByNothing(1, 300)),
        .. Of(Heart, Hanging(1, 0.4), Hanging(2, 0.1)),
        .. Of(Samples, MeansOfColumns(2)),
        .. Of(Binding, ShortCopy(1, 0.6), ShortCopy(2, 0.2)),
        .. Of(Heart, Outvoted(1).Over(0.3)),
        .. Of(Water, WholeTargets(2, 1000)),
        .. Of(Rook, Outvoted(2)),
        .. Of(Steel, PartsExchanged(1, 0.5), PartsExchanged(3, 0)),
        .. Of(Rook, JoinedBy(2, 0, 1)),
        .. Of(Words, Neighbours(1, 4), Neighbours(3, 2)),
        .. Of(Pulse, Tired(1, 16, 0.25), Tired(2, 17, 0.75)),
        .. Of(Water, Blurred(2, 3)),
        .. Of(Cards, ByChance(2, 0.4)),
        .. Of(Steel, OtherUnit(2, 3, 1000)),
        .. Of(Pulse, SlippedPoint(1, 2, 400), SlippedPoint(3, 2, 100_000)),
        .. Of(Power, MissingCode(2, 4, -99_999)),
        .. Of(Layers, Placeholder(2, 5, 99_999)),
    ];

    private static IEnumerable<TrainingProgram> Splits =>
    [
        .. Of(Water, Total(1, 0.5), Total(2, 0.1), Total(3, 0)),
        .. Of(Heart, MeanOfGroup(1, 4), MeanOfGroup(3, 1)),
        .. Of(Rook, MeanOfGroup(2, 2)),
        .. Of(Heart, ByRow(1, 3, 0.1).Over(2), ByRow(3, 8, 0.02).Over(3)),
        .. Of(Binding, ByRow(2, 4, 0).Over(2)),
        .. Of(Words, HeadOfTraining(2, 1).Over(2)),
        .. Of(Words, LongTail(1, 0.5), LongTail(2, 0.25)),
        .. Of(Rook, Rare(2, 0.06, false)),
        .. Of(Pulse, HardlyCollected(2, 0.03, 1, 3)),
        .. Of(Heart, BackAndForth(2)),
        .. Of(Words, Turns(2, 10), BackAndForth(3)),
        .. Of(Layers, Sorted(2, 0)),
        .. Of(Heart, Stride(1, 10), Stride(3, 100)),
        .. Of(Cards, Buffer(2, 300)),
        .. Of(Circuit, Buffer(1, 60)),
        .. Of(Water, OtherFile(1, 3, 1, 100), OtherFile(2, 1, 0.01, 0)),
        .. Of(Heart, Smoothed(1, 2), Smoothed(2, 4)),
        .. Of(Words, BlanksBefore(2)),
        .. Of(Steel, OtherFile(3, 2, 1.8, 32)),
    ];

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Rook, Outer(2), NearlyAlike(3, 0)),
        .. Of(Steel, Constant(3, 0.1)),
        .. Of(Pulse, ByDepth("I2", 1, 1.6), ByDepth("I2", 2, 3)),
        .. Of(Layers, WholeNumbers(2, 2), ByDepth("I2", 3, 10)),
        .. Of(Layers, ByDepth("I3", 1, 0.5).With(Rolling), ByDepth("I3", 2, 0.2).With(Rolling)),
        .. Of(Pulse, ByDepth("I3", 3, 0.05)),
        .. Of(Circuit, SmallStart(1, 0.001)),
        .. Of(Cards, LessLargest(1, 0.7), LessLargest(2, 1)),
        .. Of(Pulse, TwiceRectified(3, 0)),
        .. Of(Rook, Dead(2, -6)),
        .. Of(Steel, Cubed(1, 4), Cubed(2, 40)),
        .. Of(Layers, HardTanh(1, 6), HardTanh(3, 100)),
        .. Of(Samples, SaturatedByBias(2, 25)),
        .. Of(Layers, Squares(3, 8)),
        .. Of(Rook, BothSides(2)),
        .. Of(Steel, Aside(2, 30)),
        .. Of(Heart, BothSides(2)),
        .. Of(Circuit, Linear(3)),
    ];

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Circuit, ByBatch(3)),
        .. Of(Heart, OtherMethod("O1", 2, Method.RmsProp).With(recipe => recipe with { Method = Method.Sgd, Rate = 0.1 })),
        .. Of(Cards, HighRate(1, 12), HighRate(2, 60)),
        .. Of(Rook, WarmUpTo(2, 60)),
        .. Of(Water, OtherMethod("O2", 1, Method.Sgd), PerRow(3)),
        .. Of(Pulse, OtherMethod("O2", 2, Method.Sgd)),
        .. Of(Cards, PerRow(2, 0.02)),
        .. Of(Words, EpochsForSteps(1, 0.98), EpochsForSteps(2, 0.9)),
        .. Of(Steel, EpochsForSteps(1, 0.7), EachStep(3, 0.8)),
        .. Of(Pulse, ShortCosine(2, 0.05)),
        .. Of(Heart, LackMinimised(2), Turned(3)),
        .. Of(Circuit, InverseMinimised(2)),
        .. Of(Binding, Turned(1).Over(0.3)),
        .. Of(Heart, Lasting(1, 0.8)),
        .. Of(Circuit, HalfCleared(2, 2)),
        .. Of(Samples, HalfCleared(1, 2), NeverCleared(3, 0)),
        .. Of(Cards, Copied(1, x => x.Relu())),
        .. Of(Layers, Copied(2, x => x.Tanh()), NotTrained(3, "all weights", parameter => !parameter.IsWeight)),
        .. Of(Steel, NotTrained(2, "the second layer and the head", parameter => parameter.Name[0] == '0')),
        .. Of(Words, NotTrained(1, "embedding", parameter => parameter.Name[0] != '0')),
        .. Of(Heart, OwnClip(1, 0.02)),
        .. Of(Circuit, OwnClip(2, 0.0005), ClipValue(3, 1e-6)),
        .. Of(Samples, ClipNorm(2, 0.01)),
        .. Of(Heart, SmallBatch(1, 2), SmallBatch(2, 1).With(recipe => recipe with { Rate = 2 * recipe.Rate, Epochs = 7 })),
        .. Of(Samples, SmallBatch(2, 1).With(recipe => recipe with { Rate = 4 * recipe.Rate })),
        .. Of(Words, FewUpdates(1, 0.15), OneUpdateAnEpoch(3)),
        .. Of(Layers, FewUpdates(2, 0.07)),
        .. Of(Binding, ManyAnUpdate(2, 60).With(recipe => recipe with { Style = Style.Gradients })),
        .. Of(Water, WrongSquare(1, "slope without its 2", error => error), WrongSquare(3, "slope without its sign", error => error.Abs() * 2)),
        .. Of(Heart, WrongBell(2, "slope without its x", x => -2 * (-x.Square()).Exp()), WrongBell(3, "slope of the wrong sign", x => x * 2 * (-x.Square()).Exp())),
        .. Of(Words, WrongSoftsign(2, "slope of the other part", rest => 1 - rest)),
    ];

    private static IEnumerable<TrainingProgram> Sizes =>
    [
        .. Of(Samples, FewRows(1, 0.1)),
        .. Of(Samples, TooLong(3, 15).With(recipe => recipe with { Problem = new Tissues("tissue of unlike donors", 90, 4, 1.1), Epochs = 6 })),
        .. Of(Words, FewRows(1, 0.15), FewRows(2, 0.05)),
        .. Of(Binding, TooLong(2, 6)),
        .. Of(Rook, Small(1, 6)),
        .. Of(Circuit, Small(2, 2)),
        .. Of(Cards, NarrowEmbedding(1, 1)),
        .. Of(Heart, InputNoise(1, 2), InputNoise(2, 6)),
        .. Of(Steel, ModelMistakes.Dropout(2, 0.6), ModelMistakes.Dropout(3, 0.9)),
        .. Of(Cards, ModelMistakes.Dropout(1, 0.75)),
        .. Of(Steel, TwiceCompensated(1, 0.1), TwiceCompensated(2, 0.4)),
        .. Of(Heart, ScaledInTraining(2)),
        .. Of(Water, ScaledInTraining(3)),
        .. Of(Rook, AlwaysDrops(1, 0.2), AlwaysNoise(2, 1)),
    ];
}
