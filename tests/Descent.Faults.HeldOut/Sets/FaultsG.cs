using static Descent.Faults.HeldOut.BasesG;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.CodeMistakes;
using static Descent.Faults.HeldOut.ColumnMistakes;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.FeedMistakes;
using static Descent.Faults.HeldOut.FormulaMistakes;
using static Descent.Faults.HeldOut.GradientMistakes;
using static Descent.Faults.HeldOut.HeadMistakes;
using static Descent.Faults.HeldOut.JoinMistakes;
using static Descent.Faults.HeldOut.LoaderMistakes;
using static Descent.Faults.HeldOut.LoopMistakes;
using static Descent.Faults.HeldOut.LossMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.ModeMistakes;
using static Descent.Faults.HeldOut.OrderMistakes;
using static Descent.Faults.HeldOut.PairMistakes;
using static Descent.Faults.HeldOut.PipelineMistakes;
using static Descent.Faults.HeldOut.PlanMistakes;
using static Descent.Faults.HeldOut.PriceMistakes;
using static Descent.Faults.HeldOut.ReaderMistakes;
using static Descent.Faults.HeldOut.RegimeMistakes;
using static Descent.Faults.HeldOut.SamplerMistakes;
using static Descent.Faults.HeldOut.ScoreMistakes;
using static Descent.Faults.HeldOut.SizeMistakes;
using static Descent.Faults.HeldOut.SlopeMistakes;
using static Descent.Faults.HeldOut.SplitMistakes;
using static Descent.Faults.HeldOut.StartMistakes;
using static Descent.Faults.HeldOut.StepMistakes;
using static Descent.Faults.HeldOut.TableMistakes;
using static Descent.Faults.HeldOut.UnitMistakes;
using static Descent.Faults.HeldOut.WeightMistakes;
using static Descent.Faults.HeldOut.WiringMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of the seventh set.</summary>
internal static class FaultsG
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Tables, .. Splits, .. Starts, .. Steps, .. Plans, .. Sizes];

    // Few rows and many steps, so that a row seen while training is known by heart.
    private static Recipe ByHeart(Recipe recipe) => recipe with { Train = recipe.Train / 2, Hidden = [64], Decay = 0, Epochs = 12 * recipe.Epochs };

    private static Recipe Rolling(Recipe recipe) => recipe with { Method = Method.Momentum, Rate = 0.02, Style = Style.Gradients };

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Patches, SureHead(2, 3).Over(0.3)),
        .. Of(Letters, SureHead(3, 5).Over(0.5)),
        .. Of(Credit, FirstBias(3, 6)),
        .. Of(Ship, FirstBias(3, 12)),
        .. Of(Patches, SoftmaxLayer(3)),
        .. Of(Letters, SoftmaxInLoss(3)),
        .. Of(Echoes, SigmoidLayer(2)),
        .. Of(Words, SoftmaxLayer(2)),
        .. Of(Letters, OtherLoss(3, new SquaredError(), ClassForm.Number)),
        .. Of(Patches, OtherLoss(2, new SquaredError(), ClassForm.Number)),
        .. Of(Stones, OtherLoss(1, new Quantile(0.95))),
        .. Of(Beans, OtherLoss(3, new AbsoluteError(), ClassForm.Number)),
        .. Of(Stones, OutputActivation(2, () => new Relu())),
        .. Of(Quakes, OutputActivation(2, () => new Sigmoid())),
        .. Of(Sea, OutputActivation(2, () => new Relu())),
        .. Of(Letters, OutputActivation(2, () => new Tanh())),
        .. Of(Echoes, Textbook(3).Over(20).With(recipe => recipe with { KeepsBest = false })),
        .. Of(Felt, RateByRectifier(3)),
        .. Of(Shuttle, DivergenceByHand(3)),
        .. Of(Patches, LossMistakes.Textbook(3).With(recipe => recipe with { Rate = 0.1, Epochs = 40 })),
        .. Of(Sea, LossMistakes.Sum(3, 16).With(recipe => recipe with { Rate = 0.05 })),
        .. Of(Stack, LossMistakes.Sum(3, 50)),
        .. Of(Stack, SumOver(3, 2)),
        .. Of(Sugar, LossMistakes.Sum(2, 40).With(recipe => recipe with { Rate = 0.05 })),
        .. Of(Stones, RawTargets(3, 1, 0)),
        .. Of(Quakes, RawTargets(3, 1, 0)),
        .. Of(Sea, RawTargets(1, 1, 0)),
        .. Of(Stones, ByLargest(1, 40)),
        .. Of(Stack, LossMistakes.Decay(2, 0.08)),
        .. Of(Letters, LossMistakes.Decay(3, 0.1)),
        .. Of(Credit, PriceOfSize(1, 0.02)),
    ];

    private static IEnumerable<TrainingProgram> Tables =>
    [
        .. Of(Stones, Unscaled(1)),
        .. Of(Sugar, Unscaled(2)),
        .. Of(Patches, AlongRows(1)),
        .. Of(Credit, Unscaled(2)),
        .. Of(Sugar, LogOfColumn(3, 4)),
        .. Of(Patches, WithoutGuard(3)),
        .. Of(Stones, Gaps(3, 3)),
        .. Of(Quakes, Unanswered(3, 5)),
        .. Of(Ship, UnknownChoices(2, 4, 1)),
        .. Of(Beans, Zeroed(2, 0.7)),
        .. Of(Quakes, FirstColumnAgain(3)),
        .. Of(Letters, ShortCopy(3, 0.5)),
        .. Of(Words, OneFolder(3)),
        .. Of(Shuttle, OneTarget(3)),
        .. Of(Sugar, AllZero(3)),
        .. Of(Stones, CutTargets(3, 300)),
        .. Of(Patches, OffByOne(2, 0.5)),
        .. Of(Letters, Shuffled(3, 1)),
        .. Of(Stones, SortedApart(3)),
        .. Of(Ship, Shuffled(1, 0.7)),
        .. Of(Letters, NextTo(2, 0.4)),
        .. Of(Beans, ByChance(2, 0.4)),
        .. Of(Patches, TakenForLike(2, 0.4)),
        .. Of(Ship, FirstAnswer(2, 0.5)),
        .. Of(Stones, TargetOutlier(3, 1000)),
        .. Of(Sea, OtherUnit(3, 8, 40)),
        .. Of(Deep, BuildMistakes.Powers(3, 2)),
        .. Of(Stack, SlippedPoint(2, 3, 100)),
    ];

    private static IEnumerable<TrainingProgram> Splits =>
    [
        .. Of(Sugar, Leak(3, 0.2)),
        .. Of(Credit, AnswerAmongChoices(3)),
        .. Of(Sea, WindowTooFar(2, 12)),
        .. Of(Quakes, Leak(3, 0.3)),
        .. Of(Sugar, Overlap(2, 1).With(ByHeart)),
        .. Of(Credit, Drawn(2, 1).With(ByHeart)),
        .. Of(Letters, HeadOfTraining(1, 1)),
        .. Of(Letters, DrawnAgainBeforeSplit(1)),
        .. Of(Patches, AtMost(2, 6)),
        .. Of(Sugar, OrderMistakes.Rare(3, 0.1, false)),
        .. Of(Beans, LongTail(3, 0.8)),
        .. Of(Letters, ManyRare(3, 10, 0.08)),
        .. Of(Stack, Sorted(3, 0).With(recipe => recipe with { Rate = 0.06 })),
        .. Of(Words, BackAndForth(2)),
        .. Of(Stack, JoinMistakes.Turns(3, 5).With(recipe => recipe with { Rate = 0.06 })),
        .. Of(Words, PureBatches(1)),
        .. Of(Letters, Stuck(3, 6)),
        .. Of(Words, CutOff(3, 0.15)),
        .. Of(Quakes, LoaderMistakes.EveryOther(3, 20)),
        .. Of(Beans, JoinMistakes.Buffer(2, 60)),
        .. Of(Beans, ChoicesRenumbered(2, 0, 99)),
        .. Of(Stones, Differently(3, ValidationPreparation.Raw, "not standardised")),
        .. Of(Sugar, GapsAsZero(2, 0.3)),
        .. Of(Words, Differently(2, ValidationPreparation.Renumbered, "symbols numbered anew")),
        .. Of(Quakes, BlocksExchanged(3, 1)),
    ];

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Deep, Constant(3, 0)),
        .. Of(Letters, Constant(3, 0.1)),
        .. Of(Letters, Copies(3, 0)),
        .. Of(Patches, Tiled(2, 2)),
        .. Of(Deep, LargeStart(3, 1.5)),
        .. Of(Letters, LargeStart(2, 1)),
        .. Of(Stack, LargeGain(3, 6)),
        .. Of(Beans, LargeStart(3, 1)),
        .. Of(Deep, SmallStart(3, 0.01)),
        .. Of(Stack, SmallStart(3, 0.01)),
        .. Of(Stack, EvenStart(3, 0.05)),
        .. Of(Deep, EvenStart(3, 0.05)),
        .. Of(Stack, Dead(3, -6)),
        .. Of(Letters, Dead(2, -10, 0.95)),
        .. Of(Patches, LowBiases(1, -20)),
        .. Of(Words, Threshold(2, 4)),
        .. Of(Deep, Saturated(3, 20)),
        .. Of(Quakes, SaturatedByBias(3, 20)),
        .. Of(Quakes, Steep(3, 100, x => x.Tanh())),
        .. Of(Letters, Steep(1, 1000, x => x.Sigmoid())),
        .. Of(Quakes, Linear(3)),
        .. Of(Deep, ThrownAway(3)),
        .. Of(Letters, Linear(1)),
        .. Of(Quakes, NearlyLinear(3, 0.97)),
    ];

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Patches, HighRate(3, 50)),
        .. Of(Quakes, RateOf("O1", 3, 0.3)),
        .. Of(Sugar, HighRate(3, 100)),
        .. Of(Words, RisingRate(2, 100)),
        .. Of(Letters, LowRate(3, 100)),
        .. Of(Stones, LowRate(1, 30)),
        .. Of(Sea, LowRate(2, 100)),
        .. Of(Ship, RateOf("O2", 2, 0.00003)),
        .. Of(Beans, Ascent(3)),
        .. Of(Stack, Turned(3)),
        .. Of(Quakes, FitnessMinimised(3)),
        .. Of(Letters, ChanceMinimised(3)),
        .. Of(Stack, NeverCleared(3, 0)),
        .. Of(Sugar, ClearedEachEpoch(3)),
        .. Of(Sea, Lasting(3, 0.9)),
        .. Of(Letters, HalfCleared(3, 2)),
        .. Of(Letters, NotTrained(1, "hidden layer left out", parameter => parameter.Name[0] != '0')),
        .. Of(Stack, NotTrained(2, "head alone", parameter => parameter.Name[0] == '6')),
        .. Of(Deep, EverySecondHeld(3, 0)),
        .. Of(Quakes, Copied(3, x => x.Tanh())),
        .. Of(Stack, ClipNorm(3, 0.01)),
        .. Of(Sugar, ClipValue(2, 0.001)),
        .. Of(Sea, OwnClip(3, 0.002)),
        .. Of(Letters, ClipNorm(3, 0.01).With(Rolling)),
        .. Of(Stack, SmallBatch(3, 1).With(recipe => recipe with { Rate = 0.03 })),
        .. Of(Letters, SmallBatch(2, 1)),
        .. Of(Sea, SmallBatch(3, 1).With(recipe => recipe with { Rate = 0.06 })),
        .. Of(Quakes, SmallBatch(2, 1).With(recipe => recipe with { Rate = 0.02 })),
        .. Of(Quakes, WrongTanh(2, "slope 1 − y", y => 1 - y)),
        .. Of(Letters, WrongRelu(2, "slopes exchanged", sign => 0.55 - sign * 0.45)),
        .. Of(Stones, WrongSquare(3, "slope of the square", error => error.Square())),
        .. Of(Beans, WrongSilu(3, "slope of the other sign", x => -x.Sigmoid())),
    ];

    private static IEnumerable<TrainingProgram> Plans =>
    [
        .. Of(Letters, EarlyEnd(1, 0.1)),
        .. Of(Quakes, ShortCosine(3, 0.1)),
        .. Of(Words, EachStep(2, 0.9)),
        .. Of(Stones, EpochsForSteps(2, 0.1)),
        .. Of(Letters, FewUpdates(1, 0.2)),
        .. Of(Stones, OneUpdateAnEpoch(1)),
        .. Of(Beans, LargeBatch(3, 390)),
        .. Of(Words, LargeBatch(2, 900)),
    ];

    private static IEnumerable<TrainingProgram> Sizes =>
    [
        .. Of(Sugar, TooLong(2, 60)),
        .. Of(Credit, TooLarge(3, 10, 64)),
        .. Of(Echoes, NotPutBack(3, 10)),
        .. Of(Words, FewRows(3, 0.2)),
        .. Of(Letters, Small(2, 3)),
        .. Of(Quakes, Small(3, 1)),
        .. Of(Words, NarrowEmbedding(2, 1)),
        .. Of(Patches, Small(3, 1)),
        .. Of(Letters, ModelMistakes.Dropout(1, 0.8)),
        .. Of(Patches, ModelMistakes.Dropout(1, 0.8)),
        .. Of(Quakes, KeptForDropped(3, 0.9)),
        .. Of(Beans, ModelMistakes.InputDropout(2, 0.9)),
        .. Of(Letters, DropsInUse(3, 0.5)),
        .. Of(Letters, ScaledInTraining(2)),
        .. Of(Patches, AlwaysDrops(1, 0.5)),
        .. Of(Words, Uncompensated(2, 0.7)),
    ];
}
