using static Descent.Faults.HeldOut.BasesF;
using static Descent.Faults.HeldOut.BuildMistakes;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.FeedMistakes;
using static Descent.Faults.HeldOut.JoinMistakes;
using static Descent.Faults.HeldOut.LoopMistakes;
using static Descent.Faults.HeldOut.LossMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.ModeMistakes;
using static Descent.Faults.HeldOut.OrderMistakes;
using static Descent.Faults.HeldOut.PairMistakes;
using static Descent.Faults.HeldOut.PipelineMistakes;
using static Descent.Faults.HeldOut.PriceMistakes;
using static Descent.Faults.HeldOut.ReaderMistakes;
using static Descent.Faults.HeldOut.RegimeMistakes;
using static Descent.Faults.HeldOut.SamplerMistakes;
using static Descent.Faults.HeldOut.ScoreMistakes;
using static Descent.Faults.HeldOut.SizeMistakes;
using static Descent.Faults.HeldOut.SlopeMistakes;
using static Descent.Faults.HeldOut.SplitMistakes;
using static Descent.Faults.HeldOut.StepMistakes;
using static Descent.Faults.HeldOut.TableMistakes;
using static Descent.Faults.HeldOut.WiringMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of the sixth set.</summary>
internal static class FaultsF
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Tables, .. Splits, .. Starts, .. Steps, .. Plans, .. Sizes];

    // Steps with momentum, which unlike Adam's grow with the gradient.
    private static Recipe Rolling(Recipe recipe) => recipe with { Method = Method.Momentum, Rate = 0.02 };

    private static Recipe Slowly(Recipe recipe) => recipe with { Method = Method.Momentum, Rate = 0.005 };

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Pens, PercentBias(1).Over(0.3)),
        .. Of(Desk, RarePrior(1, 0.001)),
        .. Of(Walks, LearnedScale(2, 20), LearnedScale(3, 100)),
        .. Of(Pens, ClippedChances(3)),
        .. Of(Critics, SmoothedChances(2, 0.1)),
        .. Of(Leavers, OddsByHand(1).With(recipe => recipe with { Problem = new Contracts("customers who hardly know", 0.7), Train = 3600 })),
        .. Of(Desk, ChancesInCall(3, "sigmoid", scores => scores.Sigmoid())),
        .. Of(Desk, OtherLoss(2, new CrossEntropy())),
        .. Of(Trees, ErrorOfChances(1, new AbsoluteError())),
        .. Of(Rent, OtherLoss(2, new Quantile(0.95))),
        .. Of(Leavers, OtherLoss(3, new SquaredHinge())),
        .. Of(Rent, StretchedSigmoid(1, -1, 1)),
        .. Of(Shop, WithoutSign(2)),
        .. Of(Films, CutAnswers(2, -0.5, 0.5)),
        .. Of(Stack, ActivatedHead(3)),
        .. Of(Leavers, HazardByHand(2).With(recipe => recipe with { Problem = new Contracts("customers who surely leave", 15), Epochs = 30 })),
        .. Of(Shots, RateByRectifier(3)),
        .. Of(Desk, Textbook(2).Over(4)),
        .. Of(Pens, Focal(1, 0.2).With(recipe => recipe with { Problem = new Strokes("signs by a steady pen", 1), Epochs = 40, Rate = 0.02 })),
        .. Of(Critics, DivergenceByHand(2)),
        .. Of(Trees, NotDivided(1, 5).With(recipe => recipe with { Rate = 0.06, Batch = 4 }), NotDivided(2, 12).With(recipe => recipe with { Rate = 0.1, Batch = 4 })),
        .. Of(Walks, NotDivided(3, 8).With(recipe => recipe with { Rate = 0.08, Batch = 8 })),
        .. Of(Stack, LossMistakes.Sum(3, 100)),
        .. Of(Rent, RawTargets(3, 100, 0)),
        .. Of(Films, RawTargets(2, 1, 0)),
        .. Of(Stack, ByLargest(1), ByLargest(2, 5)),
        .. Of(Rent, PriceOfTable(1, 0.0001)),
        .. Of(Films, Elastic(2, 0.003), Elastic(3, 0.02)),
        .. Of(Shop, DecayByRate(2, 0.05)),
        .. Of(Pens, DecayByRate(1, 0.02)),
    ];

    private static IEnumerable<TrainingProgram> Tables =>
    [
        .. Of(Rent, ByRowLength(2)),
        .. Of(Trees, ByLargestOfAll(3)),
        .. Of(Stack, MomentsOfRows(3, 2), RangeOfSlip(1, 5)),
        .. Of(Shots, Unscaled(3)),
        .. Of(Shop, Growth(3, 14), LogOfTarget(2)),
        .. Of(Leavers, Ratio(2, 1, 3)),
        .. Of(Rent, Commas(1, 0.01)),
        .. Of(Walks, ShiftedColumns(1, 2)),
        .. Of(Rent, Unmatched(1, 0.3)),
        .. Of(Walks, Unmatched(2, 0.75)),
        .. Of(Critics, TurnedMask(3)),
        .. Of(Trees, WholeDeviations(1, 1)),
        .. Of(Pens, WholeDeviations(2, 1.5)),
        .. Of(Trees, OneFolder(2)),
        .. Of(Pens, OneFolder(3, 2)),
        .. Of(Critics, OneFolder(1, 1).Over(0.4)),
        .. Of(Rent, CutTargets(3, 50)),
        .. Of(Walks, InputsShuffled(1, 64, 0.92)),
        .. Of(Desk, InputsShuffled(3, 200)),
        .. Of(Shop, DroppedFromInputs(2, 40, 0.3)),
        .. Of(Trees, DroppedFromInputs(3, 50, 0)),
        .. Of(Pens, ReadAcross(2, 0.1)),
        .. Of(Leavers, RuleOfThumb(2, 0.4, 1)),
        .. Of(Trees, OtherNumbering(3, 0.5)),
        .. Of(Rent, OutOfDate(2, 0.4, 0.4)),
        .. Of(Films, OutOfDate(1, 0.07, 0.3)),
        .. Of(Desk, FirstYesAlone(2, 0.7)),
        .. Of(Rent, TotalLine(1)),
        .. Of(Stack, PageTotals(1, 30), TotalLine(3)),
        .. Of(Walks, SlippedPoint(2, 3, 100)),
    ];

    private static IEnumerable<TrainingProgram> Splits =>
    [
        .. Of(Shop, WindowTooFar(3, 14), RunningMean(3, 14, 3)),
        .. Of(Trees, FilledByClass(1, 0, 0.6), FilledByClass(2, 3, 0.8)),
        .. Of(Leavers, Consequence(1, 1.2)),
        .. Of(Few, BetweenNeighbours(1, 1).Over(3), OlderFile(2, 1, 0.05).Over(3), ByRow(3, 4, 0.02).Over(3)),
        .. Of(Leavers, HeadOfTraining(1, 1).With(recipe => recipe with { Train = 500, Epochs = 70 })),
        .. Of(Critics, Drawn(1, 1)),
        .. Of(Trees, AtMost(1, 20)),
        .. Of(Pens, AtMost(2, 8)),
        .. Of(Walks, AtMost(3, 3)),
        .. Of(Leavers, Rare(2, 0.15, false)),
        .. Of(Stack, SortedByColumn(1, 4)),
        .. Of(Trees, BackAndForth(1), Sorted(2, 0).With(recipe => recipe with { Rate = 0.1 })),
        .. Of(Critics, BackAndForth(3)),
        .. Of(Walks, FilesInTurn(3, 5).With(recipe => recipe with { Rate = 0.04 })),
        .. Of(Walks, WorkersAlike(2, 4), WorkersAlike(3, 8)),
        .. Of(Leavers, SkewedSampler(1, 16)),
        .. Of(Trees, FirstBatchAnew(2, 2)),
        .. Of(Desk, SkewedSampler(1, 30)),
        .. Of(Desk, WithoutLogarithm(1)),
        .. Of(Pens, UpsideDown(3, 100)),
        .. Of(Critics, OwnVocabulary(3, 3)),
        .. Of(Walks, HalfAsOften(3, 3)),
        .. Of(Rent, MomentsOfFew(2, 5)),
        .. Of(Trees, MomentsOfFew(1, 15)),
    ];

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Rent, Averages(1)),
        .. Of(Tower, Averages(3)),
        .. Of(Walks, OneSeed(3)),
        .. Of(Desk, OneSeed(2)),
        .. Of(Tower, AddedDraws(1, 8), AddedDraws(2, 40), RootTurned(2, 0.2)),
        .. Of(Stack, RootTurned(3, 0.3)),
        .. Of(Tower, VarianceForDeviation(3, 1).With(Rolling), VarianceForDeviation(2, 2).With(Slowly), VarianceForDeviation(1, 2.3).With(Slowly)),
        .. Of(Stack, AsForResidual(3, 1.3)),
        .. Of(Pens, RectifiedLogs(1, 2)),
        .. Of(Walks, RectifiedLogs(3)),
        .. Of(Rent, NarrowTents(2, 0.2)),
        .. Of(Stack, Dead(3, -4)),
        .. Of(Critics, HardSigmoid(2, 40)),
        .. Of(Shop, HardSigmoid(1, 100)),
        .. Of(Tower, SteepSoftsign(2, 100), Saturated(3, 40)),
        .. Of(Tower, Powers(3, 2)),
        .. Of(Rent, WideCut(1, 100)),
        .. Of(Critics, Lifted(2, 50)),
        .. Of(Stack, DropoutForActivation(1, 0.05)),
        .. Of(Films, Linear(2)),
    ];

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Shop, EndsExchanged(1, 25)),
        .. Of(Critics, RateOf("O1", 2, 0.1)),
        .. Of(Walks, EndsExchanged(3, 60)),
        .. Of(Desk, RateOf("O1", 2, 0.3)),
        .. Of(Critics, RateOf("O2", 3, 0.00002)),
        .. Of(Rent, RateOf("O2", 1, 0.0002)),
        .. Of(Desk, RateOf("O2", 2, 0.0001)),
        .. Of(Walks, SweepLeftOn(2, 100)),
        .. Of(Walks, RestMinimised(2)),
        .. Of(Pens, RestMinimised(3)),
        .. Of(Shop, FitnessMinimised(2)),
        .. Of(Leavers, FitnessMinimised(1).Over(0.2)),
        .. Of(Trees, ClearedEachEpoch(3).With(recipe => recipe with { Rate = 0.005 })),
        .. Of(Stack, HeadClearedAlone(3)),
        .. Of(Critics, HeadClearedAlone(2)),
        .. Of(Desk, ClearedEachEpoch(1)),
        .. Of(Trees, NeverCleared(1, 10)),
        .. Of(Stack, Thawed(1, 0.95, 2)),
        .. Of(Tower, Thawed(2, 1, 2)),
        .. Of(Walks, EverySecondHeld(3, 0)),
        .. Of(Critics, NotTrained(2, "head replaced afterwards", parameter => parameter.Name[0] != '4')),
        .. Of(Stack, CutBeforeDivided(1, 32), CutBeforeDivided(2, 128)),
        .. Of(Walks, CutBeforeDivided(3, 1000)),
        .. Of(Trees, LimitByRows(1, 60)),
        .. Of(Walks, SmallBatch(2, 3), SmallBatch(3, 1)),
        .. Of(Trees, SmallBatch(1, 1)),
        .. Of(Stack, SmallBatch(3, 2)),
        .. Of(Tower, WrongElu(3, "slope without its 1 above 0", y => 1 - y.Abs()), HalfNormal(2)),
        .. Of(Pens, WrongSigmoid(3, "slope y (y − 1)", y => y * (y - 1))),
        .. Of(Desk, WrongSigmoid(1, "slope 1 − 2 y", y => 1 - y * 2)),
    ];

    private static IEnumerable<TrainingProgram> Plans =>
    [
        .. Of(Rent, CosineOfEpochs(2)),
        .. Of(Walks, CosineOfEpochs(3)),
        .. Of(Pens, CosineOverWarmUp(2, 0.2), CosineOverWarmUp(1, 0.5)),
        .. Of(Films, WithoutPatience(2, 20, 0.9)),
        .. Of(Pens, LargeBatch(1, 500)),
        .. Of(Walks, LargeBatch(2, 200)),
        .. Of(Rent, LargeBatch(2, 1200)),
        .. Of(Critics, LargeBatch(3, 5000)),
    ];

    private static IEnumerable<TrainingProgram> Sizes =>
    [
        .. Of(Few, NotPutBack(1, 8), NotPutBack(3, 40)),
        .. Of(Desk, TooLong(2, 30)),
        .. Of(Critics, FewRows(3, 0.2)),
        .. Of(Rent, Small(1, 2)),
        .. Of(Pens, Small(2, 2)),
        .. Of(Critics, NarrowEmbedding(2, 1)),
        .. Of(Films, Small(2, 1)),
        .. Of(Rent, KeptForDropped(1, 0.9)),
        .. Of(Pens, KeptForDropped(2, 0.95)),
        .. Of(Walks, KeptForDropped(3, 0.95)),
        .. Of(Desk, InputsKeptForDropped(2, 0.9)),
        .. Of(Pens, AlwaysTheSame(1, 0.7)),
        .. Of(Rent, AlwaysTheSame(2, 0.5)),
        .. Of(Walks, FirstBatchInUse(1)),
        .. Of(Rent, FirstBatchInUse(3)),
        .. Of(Desk, AlwaysDrops(1, 0.5)),
    ];
}
