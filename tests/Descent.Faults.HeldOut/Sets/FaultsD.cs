using static Descent.Faults.HeldOut.BasesD;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.FeedMistakes;
using static Descent.Faults.HeldOut.FormulaMistakes;
using static Descent.Faults.HeldOut.LoaderMistakes;
using static Descent.Faults.HeldOut.LossMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.OrderMistakes;
using static Descent.Faults.HeldOut.PlanMistakes;
using static Descent.Faults.HeldOut.ReaderMistakes;
using static Descent.Faults.HeldOut.SizeMistakes;
using static Descent.Faults.HeldOut.SplitMistakes;
using static Descent.Faults.HeldOut.StartMistakes;
using static Descent.Faults.HeldOut.StepMistakes;
using static Descent.Faults.HeldOut.TableMistakes;
using static Descent.Faults.HeldOut.WeightMistakes;
using static Descent.Faults.HeldOut.WiringMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of the fourth set.</summary>
internal static class FaultsD
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Tables, .. Splits, .. Starts, .. Steps, .. Plans, .. Sizes];

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Tasted, RisingBias(2, 4), RisingBias(3, 15)),
        .. Of(Relay, FirstBias(3, 12)),
        .. Of(Swing, FirstBias(2, 14)),
        .. Of(Warmth, HeadTimes(1, 1000).Over(0.3)),
        .. Of(Letters, SparsemaxLayer(2)),
        .. Of(Town, SoftmaxAt(3, 2)),
        .. Of(Matched, ChanceByTanh(2)),
        .. Of(Relay, ChanceByTanh(2)),
        .. Of(Nested, OtherLoss(2, new SquaredError(), ClassForm.Number)),
        .. Of(Insured, OtherLoss(3, new SquaredError())),
        .. Of(Lent, OtherLoss(2, new AbsoluteError())),
        .. Of(Kinds, OtherLoss(1, new SquaredError(), ClassForm.Number)),
        .. Of(Swing, OutputActivation(3, () => new Sigmoid())),
        .. Of(Samples, Bent(1, "softsign", x => x / (x.Abs() + 1))),
        .. Of(Warmth, Bent(1, "capped", x => x.SoftCap(0.7))),
        .. Of(Relay, OutputActivation(2, () => new Relu())),
        .. Of(Lent, DevianceByHand(3)),
        .. Of(Letters, DivergenceByHand(2)),
        .. Of(Kinds, DivergenceByHand(1).Over(0.3)),
        .. Of(Matched, Textbook(2).With(recipe => recipe with { Problem = new Crossed("properties that always match", 4, 40), Epochs = 60 })),
        .. Of(Well, Textbook(1).Over(3)),
        .. Of(Letters, LossMistakes.Sum(2, 60)),
        .. Of(Samples, LossMistakes.Sum(2, 24), LossMistakes.Sum(3, 100)),
        .. Of(Well, SumOver(1, 4)),
        .. Of(Kinds, LossMistakes.Sum(2, 40)),
        .. Of(Swing, RawTargets(1, 57.3, 150)),
        .. Of(Samples, RawTargets(1, 0.003, 0), RawTargets(3, 1000, 0)),
        .. Of(Warmth, RawTargets(2, 1, 0), RawTargets(3, 1.8, 460)),
        .. Of(Kinds, LossMistakes.Decay(1, 0.03), LossMistakes.Decay(3, 1)),
        .. Of(Nested, Penalty(2, 0.05)),
        .. Of(Swing, Penalty(1, 0.02)),
    ];

    private static IEnumerable<TrainingProgram> Tables =>
    [
        .. Of(Letters, DividedBy(1, 1000), Unscaled(3)),
        .. Of(Swing, Unscaled(2)),
        .. Of(Lent, Forgotten(2), Unscaled(3)),
        .. Of(Insured, Unscaled(2)),
        .. Of(Swing, RootOfNegative(3, 0.1)),
        .. Of(Kinds, NothingByNothing(1, 400)),
        .. Of(Lent, NothingByNothing(2, 40)),
        .. Of(Letters, ShortCopy(2, 0.5), ShortCopy(3, 0.25)),
        .. Of(Samples, FirstColumnAgain(2)),
        .. Of(Kinds, Bounded(3, 0, 0.001)),
        .. Of(Town, Bounded(2, 0, 20)),
        .. Of(Nested, Vocabulary(1, 6)),
        .. Of(Town, NeverReached(2)),
        .. Of(Well, NeverReached(1).Over(0.4)),
        .. Of(Samples, GroupedByNothing(2)),
        .. Of(Swing, GroupedByNothing(3).Over(2)),
        .. Of(Town, FilesByName(3, 50)),
        .. Of(Swing, FilesByName(2, 100)),
        .. Of(Kinds, Lagging(2, 3, 0.3)),
        .. Of(Warmth, Lagging(1, 1, 0.7)),
        .. Of(Nested, Lagging(2, 1, 0.4)),
        .. Of(Letters, FirstAnswer(1, 0.15), FirstAnswer(3, 0.7)),
        .. Of(Town, NextTo(2, 0.35)),
        .. Of(Warmth, FilledDown(2, 0.3)),
        .. Of(Matched, FirstAnswer(2, 0.5)),
        .. Of(Swing, OtherUnit(2, 3, 1000)),
        .. Of(Relay, MissingCode(1, 3, -999)),
        .. Of(Samples, OtherUnit(1, 3, 100)),
        .. Of(Fields, MissingCode(3, 3, -999)),
        .. Of(Insured, OtherUnit(2, 3, 1000)),
    ];

    private static IEnumerable<TrainingProgram> Splits =>
    [
        .. Of(Lent, FilledAfterwards(1, 0.8)),
        .. Of(Tasted, FilledAfterwards(2, 0.7)),
        .. Of(Kinds, FilledAfterwards(3, 1)),
        .. Of(Town, OfficeNumber(2, 0.8)),
        .. Of(Warmth, OfficeNumber(2, 3)),
        .. Of(Relay, OfficeNumber(3, 0.5)),
        .. Of(Tasted, HeadOfTraining(1, 0.6).Over(4), HeadOfTraining(3, 1).Over(4), DrawnAgainBeforeSplit(2).Over(5)),
        .. Of(Relay, HeadOfTraining(2, 1).Over(5), DrawnAgainBeforeSplit(2).Over(5)),
        .. Of(Letters, HardlyCollected(2, 0.02, 1, 4), HardlyCollected(3, 0.005, 0, 2, 5)),
        .. Of(Kinds, HardlyCollected(1, 0.05, 2)),
        .. Of(Town, HardlyCollected(2, 0.02, 1, 3, 6, 8)),
        .. Of(Matched, Rare(2, 0.06, false)),
        .. Of(Letters, FilesInTurn(2, 6)),
        .. Of(Kinds, FilesInTurn(3, 4)),
        .. Of(Town, FilesInTurn(1, 15)),
        .. Of(Fields, FilesInTurn(2, 4)),
        .. Of(Warmth, FilesInTurn(2, 20)),
        .. Of(Letters, SameSeed(2, 8)),
        .. Of(Town, SameSeed(1, 2)),
        .. Of(Samples, SetBack(1, 0.1), SetBack(3, 0.03)),
        .. Of(Kinds, EveryOther(2, 40)),
        .. Of(Letters, Differently(2, ValidationPreparation.Divided, "divided by 255")),
        .. Of(Kinds, Differently(2, ValidationPreparation.Rotated, "columns one further")),
        .. Of(Nested, Differently(1, ValidationPreparation.Unknown, "unknown symbols")),
        .. Of(Lent, Differently(3, ValidationPreparation.Raw, "as measured")),
        .. Of(Samples, Differently(1, ValidationPreparation.Rotated, "channels one further")),
    ];

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Warmth, Tiled(2, 2), Tiled(3, 1)),
        .. Of(Letters, Tiled(2, 1)),
        .. Of(Kinds, Tiled(1, 2)),
        .. Of(Fields, Constant(3, 0.3)),
        .. Of(Letters, FanIn("I2", 3, 1)),
        .. Of(Warmth, FanIn("I2", 2, 1)),
        .. Of(Fields, SomeTimes(1, 5, 10)),
        .. Of(Town, SomeTimes(2, 10, 100)),
        .. Of(Warmth, FanIn("I3", 1, -0.75).With(recipe => recipe with { Method = Method.Momentum, Rate = 0.02 }), FanIn("I3", 2, -1)),
        .. Of(Fields, FanIn("I3", 2, -0.5).With(recipe => recipe with { Method = Method.Momentum, Rate = 0.01 }), FanIn("I3", 3, -1)),
        .. Of(Letters, Threshold(1, 2), Threshold(3, 8)),
        .. Of(Fields, LowBiases(2, -4), Threshold(2, 1)),
        .. Of(Relay, LowBiases(1, -12)),
        .. Of(Samples, Offset(2, 8, x => x.Tanh())),
        .. Of(Warmth, Offset(3, 5, x => x.Tanh())),
        .. Of(Tasted, Offset(2, -15, x => x.Sigmoid()), Steep(1, 40, x => x.Sigmoid())),
        .. Of(Relay, Linear(2)),
        .. Of(Warmth, Stretched(2, 100, x => x.Tanh())),
        .. Of(Fields, Linear(3)),
        .. Of(Letters, NearlyLinear(1, 0.8)),
        .. Of(Matched, ThrownAway(2)),
    ];

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Letters, HighRate(2, 15)),
        .. Of(Kinds, ByBatch(3)),
        .. Of(Swing, HighRate(1, 60)),
        .. Of(Relay, WarmUpTo(2, 50)),
        .. Of(Samples, HighRate(3, 100)),
        .. Of(Letters, LowRate(1, 15)),
        .. Of(Town, LowRate(2, 100)),
        .. Of(Well, LowRate(3, 1000)),
        .. Of(Fields, LowRate(1, 60)),
        .. Of(Kinds, ChanceMinimised(2)),
        .. Of(Town, ChanceMinimised(3)),
        .. Of(Well, Ascent(1).Over(0.3)),
        .. Of(Lent, LikelihoodMinimised(2)),
        .. Of(Well, NeverCleared(1, 12), NeverCleared(2, 50)),
        .. Of(Samples, NeverCleared(3, 0)),
        .. Of(Matched, NeverCleared(2, 60)),
        .. Of(Relay, NotTrained(2, "all but the head", parameter => parameter.Name[0] == '4')),
        .. Of(Warmth, NotTrained(3, "all weights", parameter => !parameter.IsWeight)),
        .. Of(Town, NotTrained(2, "head", parameter => parameter.Name[0] != '2')),
        .. Of(Letters, NotTrained(1, "first layer", parameter => parameter.Name[0] != '0')),
        .. Of(Fields, NotTrained(2, "the layers within", parameter => parameter.Name[0] is '0' or '1')),
        .. Of(Letters, ClipNorm(2, 0.005)),
        .. Of(Well, ClipNorm(1, 0.02)),
        .. Of(Samples, ClipValue(2, 0.0001)),
        .. Of(Kinds, ClipValue(3, 1e-6)),
        .. Of(Kinds, SmallBatch(2, 1).With(recipe => recipe with { Rate = 1.5 * recipe.Rate })),
        .. Of(Well, SmallBatch(2, 1).With(recipe => recipe with { Rate = 2 * recipe.Rate })),
        .. Of(Letters, SmallBatch(2, 2).Over(0.3)),
        .. Of(Samples, SmallBatch(1, 1).Over(0.3).With(recipe => recipe with { Rate = 3 * recipe.Rate })),
        .. Of(Insured, WrongSoftsign(2, "slope of the wrong sign", rest => -rest.Square())),
        .. Of(Kinds, WrongSoftsign(2, "slope of the other part", rest => 1 - rest)),
        .. Of(Swing, WrongSquaredRelu(2, "slope of both sides", x => x.Abs() * 2)),
        .. Of(Letters, WrongSquaredRelu(3, "slope of the wrong side", x => (-x).Relu() * 2)),
        .. Of(Town, WrongPassing(2, "gradient by the score's sign", x => x.Sign())),
    ];

    private static IEnumerable<TrainingProgram> Plans =>
    [
        .. Of(Swing, EarlyDrop(2, 0.03, 0.01)),
        .. Of(Town, EarlyDrop(1, 0.08, 0.1)),
        .. Of(Letters, EachStep(3, 0.9)),
        .. Of(Relay, EarlyDrop(1, 0.1, 0.05)),
        .. Of(Warmth, ShortCosine(1, 0.06)),
        .. Of(Letters, FewUpdates(1, 0.2)),
        .. Of(Warmth, FewUpdates(2, 0.1)),
        .. Of(Town, OneUpdateAnEpoch(3)),
        .. Of(Well, ManyAnUpdate(2, 100)),
    ];

    private static IEnumerable<TrainingProgram> Sizes =>
    [
        .. Of(Tasted, TooLong(1, 3), TooLong(3, 40), TooLarge(2, 6, 128)),
        .. Of(Relay, TooLong(1, 10)),
        .. Of(Well, TooLarge(2, 20, 64, 64)),
        .. Of(Swing, Small(1, 3)),
        .. Of(Warmth, Small(2, 24, 1, 24)),
        .. Of(Matched, NarrowEmbedding(2, 1)),
        .. Of(Fields, Small(3, 2)),
        .. Of(Letters, ModelMistakes.Dropout(1, 0.85)),
        .. Of(Warmth, ModelMistakes.Dropout(3, 0.7)),
        .. Of(Kinds, HiddenNoise(2, 4)),
        .. Of(Town, ModelMistakes.InputDropout(2, 0.7)),
        .. Of(Kinds, AlwaysNoise(1, 1)),
        .. Of(Letters, Uncompensated(2, 0.85)),
        .. Of(Relay, Uncompensated(1, 0.5)),
        .. Of(Warmth, AlwaysDrops(2, 0.2)),
        .. Of(Swing, DropsInUse(3, 0.5)),
    ];
}
