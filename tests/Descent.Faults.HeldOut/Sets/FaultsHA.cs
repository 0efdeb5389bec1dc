using static Descent.Faults.HeldOut.BasesHA;
using static Descent.Faults.HeldOut.BuildMistakes;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.CodeMistakes;
using static Descent.Faults.HeldOut.ColumnMistakes;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.FeedMistakes;
using static Descent.Faults.HeldOut.FormulaMistakes;
using static Descent.Faults.HeldOut.GradientMistakes;
using static Descent.Faults.HeldOut.HeadMistakes;
using static Descent.Faults.HeldOut.JoinMistakes;
using static Descent.Faults.HeldOut.LedgerMistakes;
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
using static Descent.Faults.HeldOut.SplitMistakes;
using static Descent.Faults.HeldOut.StartMistakes;
using static Descent.Faults.HeldOut.StepMistakes;
using static Descent.Faults.HeldOut.TableMistakes;
using static Descent.Faults.HeldOut.WeightMistakes;
using static Descent.Faults.HeldOut.WiringMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of one half of the eighth set.</summary>
internal static class FaultsHA
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Tables, .. Splits, .. Starts, .. Steps, .. Plans, .. Sizes];

    // Few rows and many steps, so that a row seen while training is known by heart.
    private static Recipe ByHeart(Recipe recipe) => recipe with { Train = recipe.Train / 2, Hidden = [64], Decay = 0, KeepsBest = true, Epochs = 12 * recipe.Epochs };

    private static Recipe Rolling(Recipe recipe) => recipe with { Method = Method.Momentum, Rate = 0.02, Style = Style.Gradients };

    private static Recipe InLoop(Recipe recipe) => recipe with { Style = Style.Recorded };

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Joints, SureHead(2, 3)),
        .. Of(Votes, FirstBias(3, 8)),
        .. Of(Vowels, SureHead(2, 4).Over(0.3)),
        .. Of(Vowels, SoftmaxLayer(3)),
        .. Of(Votes, SigmoidLayer(3)),
        .. Of(Joints, SoftmaxInLoss(2)),
        .. Of(Vowels, OtherLoss(3, new SquaredError(), ClassForm.Number)),
        .. Of(Houses, OtherLoss(1, new Quantile(0.9))),
        .. Of(Houses, OutputActivation(2, () => new Relu())),
        .. Of(Vowels, OutputActivation(2, () => new Tanh())),
        .. Of(Deep, CutAnswers(2, 0, 1)),
        .. Of(Counted, RateByRectifier(3)),
        .. Of(Joints, DivergenceByHand(3).With(recipe => recipe with { Rate = 0.1, Epochs = 20 })),
        .. Of(Stack, LossMistakes.Sum(3, 40)),
        .. Of(Houses, LossMistakes.Sum(3, 28).With(recipe => Rolling(recipe) with { Rate = 0.01 })),
        .. Of(Houses, RawTargets(3, 1000, 0)),
        .. Of(Smog, RawTargets(2, 1, 0)),
        .. Of(Houses, CentredTargets(1, 10)),
        .. Of(Vowels, LossMistakes.Decay(3, 0.1)),
        .. Of(Houses, PriceOfSize(3, 0.3)),
        .. Of(Stack, LossMistakes.Decay(1, 0.03)),
    ];

    private static IEnumerable<TrainingProgram> Tables =>
    [
        .. Of(Houses, Unscaled(2)),
        .. Of(Houses, TimesDeviation(3)),
        .. Of(Glass, TypedInLater(2, 6, 1000)),
        .. Of(Houses, OneOver(3, 1)),
        .. Of(Vowels, Gaps(3, 2)),
        .. Of(Smog, WithinGroups(3, 3, 9)),
        .. Of(Vowels, WholeShares(3)),
        .. Of(Votes, UnknownChoices(2, 0, 20)),
        .. Of(News, AllZero(3)),
        .. Of(Houses, CutTargets(3, 4)),
        .. Of(Vowels, OffByOne(3, 0.4)),
        .. Of(Joints, TwoColumns(3, 0)),
        .. Of(Votes, Shuffled(3, 1)),
        .. Of(Vowels, KeyToTheLeft(3, 0.45)),
        .. Of(News, Missed(2, 0.7)),
        .. Of(Vowels, ByChance(1, 0.08)),
        .. Of(Smog, Blurred(3, 3)),
        .. Of(Joints, OtherNumbering(3, 0.6)),
        .. Of(Votes, TakenForLike(2, 0.3)),
        .. Of(Houses, TargetOutlier(3, 1000)),
        .. Of(Smog, Placeholder(3, 3, 9999)),
        .. Of(Vowels, SlippedPoint(2, 4, 100)),
    ];

    private static IEnumerable<TrainingProgram> Splits =>
    [
        .. Of(Houses, Leak(3, 1)),
        .. Of(Relapse, AnswerAmongChoices(3)),
        .. Of(Smog, RankOfAnswer(2)),
        .. Of(Relapse, Overlap(3, 1).With(ByHeart)),
        .. Of(Glass, PastedBelow(3, 1).With(ByHeart)),
        .. Of(Joints, PastedBelow(1, 0.8).With(ByHeart)),
        .. Of(News, Drawn(3, 1).With(ByHeart)),
        .. Of(News, OrderMistakes.Rare(2, 0.15, false)),
        .. Of(Joints, HardlyCollected(3, 0.05, 0)),
        .. Of(Vowels, LongTail(3, 0.7)),
        .. Of(Glass, AtMost(2, 3)),
        .. Of(Stack, Sorted(3, 0)),
        .. Of(Joints, PureBatches(1)),
        .. Of(Stack, PureBatches(2)),
        .. Of(Houses, SortedByColumn(3, 11).With(recipe => Rolling(recipe) with { Rate = 0.01 })),
        .. Of(Vowels, Stuck(3, 5)),
        .. Of(Smog, LoaderMistakes.EveryOther(3, 12)),
        .. Of(News, CutOff(2, 0.1)),
        .. Of(Houses, Differently(3, ValidationPreparation.Raw, "not standardised")),
        .. Of(Votes, ChoicesRenumbered(3, 0, 32)),
        .. Of(Joints, Differently(3, ValidationPreparation.Reversed, "read from the other end")),
    ];

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Deep, Constant(3, 0)),
        .. Of(Vowels, Copies(3, 0)),
        .. Of(Vowels, Tiled(2, 3)),
        .. Of(Deep, LargeStart(3, 1.5)),
        .. Of(Stack, LargeGain(3, 5)),
        .. Of(Joints, RootTurned(3, 0.1)),
        .. Of(Stack, EvenStart(3, 0.03)),
        .. Of(Stack, AsForResidual(2, 0.9)),
        .. Of(Stack, Dead(3, -6)),
        .. Of(Vowels, Dead(2, -10, 0.9)),
        .. Of(Joints, Threshold(2, 3)),
        .. Of(Deep, Saturated(3, 20)),
        .. Of(Glass, SaturatedByBias(2, 20)),
        .. Of(Vowels, Steep(2, 100, x => x.Tanh())),
        .. Of(Vowels, Linear(2)),
        .. Of(Stack, NearlyLinear(2, 0.97)),
        .. Of(Houses, Lifted(1, 50)),
    ];

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Vowels, HighRate(3, 50)),
        .. Of(Houses, RateOf("O1", 1, 0.3)),
        .. Of(Joints, ByBatch(1)),
        .. Of(Deep, HighRate(2, 60)),
        .. Of(Houses, RateOf("O2", 2, 0.0001)),
        .. Of(Smog, PerRow(3)),
        .. Of(Joints, EndlessWarmUp(3, 30)),
        .. Of(Vowels, LowRate(1, 5)),
        .. Of(Houses, FitnessMinimised(3).With(InLoop)),
        .. Of(Joints, LikelihoodMinimised(3)),
        .. Of(Stack, NeverCleared(3, 0)),
        .. Of(Stack, NeverCleared(2, 4)),
        .. Of(Houses, Lasting(3, 0.95).With(Rolling)),
        .. Of(Vowels, NotTrained(2, "hidden layer left out", parameter => parameter.Name[0] != '0')),
        .. Of(Houses, NotTrained(3, "head left out", parameter => parameter.Name[0] != '2')),
        .. Of(Stack, ClipNorm(3, 0.01)),
        .. Of(Sides, ClipValue(3, 0.001)),
        .. Of(Houses, OwnClip(2, 0.002).With(Rolling)),
        .. Of(Stack, SmallBatch(3, 1)),
        .. Of(Houses, SmallBatch(2, 1).With(recipe => recipe with { Rate = 0.04 })),
        .. Of(Smog, SmallBatch(3, 1).With(recipe => Rolling(recipe) with { Rate = 0.025 })),
        .. Of(Deep, WrongTanh(2, "slope 1 − y", y => 1 - y)),
        .. Of(Vowels, WrongRelu(2, "slopes exchanged", sign => 0.55 - sign * 0.45)),
        .. Of(Houses, WrongSquare(3, "slope of the square", error => error.Square())),
    ];

    private static IEnumerable<TrainingProgram> Plans =>
    [
        .. Of(Vowels, EachEpoch(2, 0.5)),
        .. Of(Houses, EpochsForSteps(2, 0.1)),
        .. Of(Deep, EarlyDrop(3, 0.05, 0.02)),
        .. Of(Joints, ShortCosine(3, 0.15)),
        .. Of(Vowels, FewUpdates(2, 0.1)),
        .. Of(News, LargeBatch(3, 370)),
        .. Of(Houses, FewUpdates(1, 0.15)),
    ];

    private static IEnumerable<TrainingProgram> Sizes =>
    [
        .. Of(Relapse, TooLarge(2, 10, 64).With(recipe => recipe with { KeepsBest = false, Epochs = 8 })),
        .. Of(Glass, NotPutBack(2, 10)),
        .. Of(News, FewRows(2, 0.2)),
        .. Of(Vowels, Small(2, 2)),
        .. Of(Vowels, Small(1, 9)),
        .. Of(Houses, Small(2, 1)),
        .. Of(Joints, NarrowEmbedding(2, 1)),
        .. Of(Vowels, ModelMistakes.Dropout(2, 0.85)),
        .. Of(Houses, KeptForDropped(2, 0.9)),
        .. Of(Smog, ModelMistakes.Dropout(1, 0.75)),
        .. Of(Joints, ModelMistakes.InputDropout(2, 0.85)),
        .. Of(Vowels, DropsInUse(3, 0.5)),
        .. Of(Houses, AlwaysDrops(1, 0.7)),
        .. Of(Stack, ScaledInTraining(3)),
        .. Of(Houses, TwiceCompensated(2, 0.6)),
    ];
}
