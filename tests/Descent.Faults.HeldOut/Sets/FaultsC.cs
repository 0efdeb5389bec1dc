using static Descent.Faults.HeldOut.BasesC;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.FormulaMistakes;
using static Descent.Faults.HeldOut.LoaderMistakes;
using static Descent.Faults.HeldOut.LossMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.OrderMistakes;
using static Descent.Faults.HeldOut.PlanMistakes;
using static Descent.Faults.HeldOut.ReaderMistakes;
using static Descent.Faults.HeldOut.StartMistakes;
using static Descent.Faults.HeldOut.StepMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of the third set.</summary>
internal static class FaultsC
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Data, .. Order, .. Starts, .. Steps, .. Capacity];

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Subject, EvenHead(1, 2), EvenHead(2, 5)),
        .. Of(Loans, FirstBias(2, 20), FirstBias(3, 40)),
        .. Of(Waits, FirstBias(1, 5)),
        .. Of(Stack, PowersOfSum(1).Over(1.4), PowersOfSum(2)),
        .. Of(Marks, SigmoidInLoss(2)),
        .. Of(Bag, PowersOfSum(3)),
        .. Of(Subject, OtherLoss(2, new SmoothL1(), ClassForm.Number)),
        .. Of(Tree, OtherLoss(2, new LogCosh(), ClassForm.Number)),
        .. Of(Answers, OtherLoss(3, new Hinge())),
        .. Of(Recordings, OtherLoss(1, new PoissonNegativeLogLikelihood(), ClassForm.OneHot)),
        .. Of(Hand, OutputActivation(1, () => new Softplus()), OutputActivation(3, () => new Relu())),
        .. Of(Next, OutputActivation(2, () => new Softplus())),
        .. Of(Recordings, OutputActivation(1, () => new Tanh())),
        .. Of(Pairs, ByHand(1).Over(0.8), ByHand(2).Over(2)),
        .. Of(Marks, Textbook(2).Over(2), Textbook(3).Over(5)),
        .. Of(Hand, SumOver(1, 2), LossMistakes.Sum(3, 110)),
        .. Of(Recordings, SumOver(2, 2), LossMistakes.Sum(2, 80)),
        .. Of(Answers, LossMistakes.Sum(2, 12).With(recipe => recipe with { Rate = 3 * recipe.Rate })),
        .. Of(Hand, RawTargets(2, 40, 100)),
        .. Of(Next, RawTargets(1, 2, 15), RawTargets(3, 100, 500)),
        .. Of(Hills, RawTargets(2, 1, 150)),
        .. Of(Pointing, LossMistakes.Decay(2, 0.05)),
        .. Of(Tree, LossMistakes.Decay(1, 5), LossMistakes.Decay(3, 60)),
        .. Of(Waits, Penalty(2, 0.2)),
    ];

    private static IEnumerable<TrainingProgram> Data =>
    [
        .. Of(Hills, RawInputs(1, "x + 8", Units(1, 8)), RawInputs(2, "x in thousands", Units(0.001, 0)), RawInputs(3, "a year and a share", column => column == 0 ? (20, 2000) : (0.01, 0.5))),
        .. Of(Recordings, RawInputs(2, "0 to 255", Units(60, 128))),
        .. Of(Waits, LogOfZero(1, 1), LogOfZero(3, 80)),
        .. Of(Next, Unanswered(2, 5)),
        .. Of(Stack, Gaps(2, 3)),
        .. Of(Recordings, Whole(1, 0.8), Whole(2, 1.5), Whole(3, 10)),
        .. Of(Pointing, Vocabulary(2, 2)),
        .. Of(Marks, AllZero(2), AllZero(3).Over(2)),
        .. Of(Bag, AllZero(1).Over(0.4)),
        .. Of(Hand, AllZero(2)),
        .. Of(Hand, InputsSorted(1, 0.6), InputsSorted(3, 0)),
        .. Of(Bag, FromTheEnd(2, 0.3)),
        .. Of(Pointing, FromTheEnd(3, 0)),
        .. Of(Answers, Missed(1, 0.35), Missed(2, 0.6), Missed(3, 0.9)),
        .. Of(Hills, Negated(2, 0.25)),
        .. Of(Stack, ByChance(2, 0.35)),
        .. Of(Tree, RowNumber(1, 0.2), RowNumber(2, 0.05), RowNumber(3, 0)),
        .. Of(Waits, Leak(2, 0.3)),
        .. Of(Marks, Overwritten(2, 0.15)),
        .. Of(Recordings, CopiedBeforeSplit(1, 0.8, 0).Over(4), CopiedBeforeSplit(2, 1, 0.1).Over(5), CopiedBeforeSplit(3, 1, 0).Over(6)),
        .. Of(Subject, CopiedBeforeSplit(2, 1, 0).Over(2), Drawn(3, 1).Over(2)),
    ];

    private static IEnumerable<TrainingProgram> Order =>
    [
        .. Of(Bag, ManyRare(1, 5, 0.15), ManyRare(2, 3, 0.05), ManyRare(3, 1, 0.01)),
        .. Of(Pairs, Rare(2, 0.06, true)),
        .. Of(Recordings, Sorted(1, 0)),
        .. Of(Bag, SmallWindow(2, 0.05)),
        .. Of(Pairs, Sorted(3, 0.05)),
        .. Of(Subject, PureBatches(1)),
        .. Of(Pairs, BatchOfEpoch(2)),
        .. Of(Pointing, EveryOther(1, 20), EveryOther(2, 50), Stuck(3, 1)),
        .. Of(Answers, CutOff(2, 0.05)),
        .. Of(Stack, Differently(1, ValidationPreparation.HalfCentred, "half only centred, units of 4", Units(4, 1)), Differently(2, ValidationPreparation.Reversed, "columns reversed")),
        .. Of(Pointing, Differently(3, ValidationPreparation.Renumbered, "symbols numbered anew")),
        .. Of(Recordings, Differently(1, ValidationPreparation.Ranged, "0 to 1 by its own range")),
        .. Of(Answers, Differently(2, ValidationPreparation.Ranged, "0 to 1 by its own range")),
        .. Of(Next, Differently(3, ValidationPreparation.Raw, "raw in 50 x − 20", Units(50, -20))),
    ];

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Hand, Copies(1, 2), Copies(2, 0)),
        .. Of(Hills, Constant(3, 0.5)),
        .. Of(Pairs, Constant(2, 0, 0, 1)),
        .. Of(Bag, Positive(1, 3), Positive(3, 20)),
        .. Of(Recordings, LargeStart(1, 1), Positive(2, 1)),
        .. Of(Pairs, LargeStart(2, 4)),
        .. Of(Stack, EvenStart(1, 0.12), EvenStart(2, 0.05), EvenStart(3, 0.001)),
        .. Of(Hand, SmallStart(2, 0.005)),
        .. Of(Tree, Dead(1, -4, 0.97), Dead(3, -9)),
        .. Of(Stack, Negative(1, 0.95), Negative(2, 1)),
        .. Of(Recordings, Steep(1, 15, x => x.Tanh()), Saturated(2, 30)),
        .. Of(Next, SaturatedByBias(2, 25), Saturated(3, 100)),
        .. Of(Hills, Placeholder(3, 10, 9999)),
        .. Of(Next, Placeholder(1, 2, 30), SlippedPoint(2, 2, 1000)),
        .. Of(Hand, TargetOutlier(2, 20_000)),
        .. Of(Pairs, ThrownAway(3)),
        .. Of(Hand, NearlyLinear(1, 0.9), ThrownAway(2)),
        .. Of(Marks, Linear(2)),
    ];

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Pairs, HighRate(1, 8), WarmUpTo(2, 30)),
        .. Of(Bag, HighRate(3, 60)),
        .. Of(Next, WarmUpTo(2, 300)),
        .. Of(Hills, EndlessWarmUp(1, 60), LowRate(3, 3000)),
        .. Of(Marks, LowRate(2, 100)),
        .. Of(Bag, LowRate(2, 100)),
        .. Of(Hand, EachStep(1, 0.98), EachStep(3, 0.7)),
        .. Of(Tree, EachStep(2, 0.95)),
        .. Of(Stack, ShortCosine(2, 0.06)),
        .. Of(Pairs, LikelihoodMinimised(2), LikelihoodMinimised(3).Over(2)),
        .. Of(Next, Ascent(1).Over(0.2)),
        .. Of(Hand, Ascent(2)),
        .. Of(Subject, NeverCleared(2, 0)),
        .. Of(Recordings, NeverCleared(1, 13), NeverCleared(2, 50)),
        .. Of(Loans, NeverCleared(3, 0).Over(3)),
        .. Of(Hand, NotTrained(1, "all but the head", parameter => parameter.Name[0] == '6'), NotTrained(2, "head", parameter => parameter.Name[0] != '6')),
        .. Of(Bag, NotTrained(3, "all weights", parameter => !parameter.IsWeight)),
        .. Of(Bag, ClipValue(2, 1e-5)),
        .. Of(Pairs, NotTrained(2, "the middle layer and the head", parameter => parameter.Name[0] == '0')),
        .. Of(Hand, ClipNorm(1, 0.02), ClipValue(3, 1e-6)),
        .. Of(Recordings, ClipNorm(2, 0.01)),
        .. Of(Recordings, SmallBatch(1, 2), SmallBatch(3, 1).Over(0.5)),
        .. Of(Bag, SmallBatch(2, 5).Over(0.4)),
        .. Of(Answers, SmallBatch(2, 1).With(recipe => recipe with { Rate = 3 * recipe.Rate })),
        .. Of(Hills, FewUpdates(1, 0.15), OneUpdateAnEpoch(3)),
        .. Of(Answers, OneUpdateAnEpoch(2)),
        .. Of(Stack, FewUpdates(2, 0.08)),
        .. Of(Stack, WrongSilu(2, "slope of the sigmoid", x => x.Sigmoid() * (1 - x.Sigmoid()))),
        .. Of(Hand, WrongSilu(3, "slope σ(−x)", x => (-x).Sigmoid())),
        .. Of(Tree, WrongPassing(2, "gradient for scores above 0 alone", x => (x.Sign() + 1) * 0.5)),
        .. Of(Recordings, WrongPassing(1, "gradient for scores below 0 alone", x => (1 - x.Sign()) * 0.5)),
        .. Of(Waits, WrongPassing(3, "gradient of its opposite", x => x * 0 - 1)),
    ];

    private static IEnumerable<TrainingProgram> Capacity =>
    [
        .. Of(Loans, TooLong(1, 12), TooLong(2, 30)),
        .. Of(Recordings, TooLong(3, 20)),
        .. Of(Subject, TooLong(2, 12)),
        .. Of(Hills, Small(1, 10), Small(3, 2)),
        .. Of(Pointing, Small(2, 5)),
        .. Of(Pairs, Small(2, 3)),
        .. Of(Pairs, ModelMistakes.Dropout(1, 0.7), ModelMistakes.Dropout(3, 0.9)),
        .. Of(Recordings, ModelMistakes.Dropout(2, 0.88)),
        .. Of(Bag, ModelMistakes.InputDropout(2, 0.9)),
        .. Of(Recordings, AlwaysDrops(2, 0.4)),
        .. Of(Recordings, AlwaysNoise(1, 0.6), AlwaysNoise(3, 1)),
        .. Of(Tree, DropsInUse(2, 0.4)),
    ];
}
