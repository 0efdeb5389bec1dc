using static Descent.Faults.HeldOut.BasesA;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.LossMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.OrderMistakes;
using static Descent.Faults.HeldOut.StepMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of the first set.</summary>
internal static class FaultsA
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Data, .. Starts, .. Steps, .. Capacity];

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Noisy, SureHead(1, 0.9), SureHead(2, 2), SureHead(3, 8)),
        .. Of(Bars, SureHead(2, 8)),
        .. Of(Teacher, SoftmaxLayer(1).Over(2), SoftmaxLayer(2), SoftmaxLayer(3).Over(0.3)),
        .. Of(Logistic, SigmoidLayer(2)),
        .. Of(ChainOf9, SoftmaxInLoss(3)),
        .. Of(Teacher, OtherLoss(1, new BinaryCrossEntropy(), ClassForm.OneHot), OtherLoss(2, new SquaredError(), ClassForm.Number), OtherLoss(3, new AbsoluteError(), ClassForm.Number)),
        .. Of(Deep, OtherLoss(2, new SquaredError(), ClassForm.Number)),
        .. Of(Visits, OtherLoss(3, new SquaredError())),
        .. Of(Friedman1, OutputActivation(1, () => new Tanh()), OutputActivation(2, () => new Relu()), OutputActivation(3, () => new Sigmoid())),
        .. Of(Waves, OutputActivation(2, () => new Tanh())),
        .. Of(Board, Textbook(1).Over(1.4), Textbook(2).Over(2), Textbook(3).Over(3)),
        .. Of(Logistic, Textbook(2).Over(8)),
        .. Of(Deep, Sum(1, 8).With(recipe => recipe with { Rate = recipe.Rate / 4 }), Sum(2, 32), Sum(3, 100)),
        .. Of(Logistic, Sum(2, 30)),
        .. Of(Friedman1, RawTargets(1, 1, 0), RawTargets(2, 1, 30), RawTargets(3, 20, 1000)),
        .. Of(Waves, RawTargets(2, 3, 40)),
        .. Of(Teacher, Penalty(1, 0.02), Penalty(2, 0.1), Penalty(3, 1)),
        .. Of(ChainOf9, LossMistakes.Decay(2, 3)),
        .. Of(Deep, LossMistakes.Decay(3, 0.1)),
        .. Of(Wide, SigmoidLayer(2)),
    ];

    private static IEnumerable<TrainingProgram> Data =>
    [
        .. Of(Teacher, RawInputs(1, "two columns × 300", Units(300, 0, 4)), RawInputs(2, "columns in decades", Decades), RawInputs(3, "100 x + 1000", Units(100, 1000))),
        .. Of(Clouds, RawInputs(2, "0.01 x", Units(0.01, 0))),
        .. Of(Teacher, Gaps(1, 2), Gaps(2, 20), Gaps(3, 200)),
        .. Of(Friedman1, InfiniteTargets(2, 3)),
        .. Of(Teacher, Zeroed(1, 0.25), Zeroed(2, 0.8), Zeroed(3, 1)),
        .. Of(Bars, SameRow(3)),
        .. Of(Clouds, OneTarget(1).Over(0.3), OneTarget(2), OneTarget(3).Over(2)),
        .. Of(Friedman1, OneTarget(2)),
        .. Of(Teacher, Shuffled(1, 0.3), Shuffled(2, 0.6), Shuffled(3, 1)),
        .. Of(Sparse, OffByOne(2, 0.3), OffByOne(3, 0)),
        .. Of(Clouds, SortedApart(3)),
        .. Of(Board, ByChance(1, 0.1), ByChance(2, 0.25), ByChance(3, 0.4)),
        .. Of(Deep, Confused(2, 0.5)),
        .. Of(Wide, ByChance(2, 0.3)),
        .. Of(Wide, Shuffled(3, 1)),
        .. Of(Friedman1, Leak(1, 2.5), Leak(2, 0.8), Leak(3, 0)),
        .. Of(Clouds, Leak(2, 0.05)),
        .. Of(Deep, Drawn(1, 0.55), Drawn(2, 0.7), Drawn(3, 1)),
        .. Of(Noisy, Overlap(3, 1).Over(3)),
        .. Of(Teacher, Rare(1, 0.17, false), Rare(2, 0.08, false), Rare(3, 0.01, false)),
        .. Of(Clouds, Rare(2, 0.05, true)),
        .. Of(Clouds, Sorted(1, 0.25), Sorted(2, 0.1), Sorted(3, 0)),
        .. Of(ChainOf9, Sorted(1, 0)),
        .. Of(Six, Sorted(2, 0)),
        .. Of(Clouds, Stuck(1, 4), Stuck(2, 3), Stuck(3, 1)),
        .. Of(Friedman1, CutOff(2, 0.08)),
        .. Of(Teacher, Differently(1, ValidationPreparation.CentredOnly, "centred only, units of 3", Units(3, 0)), Differently(2, ValidationPreparation.Twice, "standardised and divided by 10"), Differently(3, ValidationPreparation.Raw, "raw in 10 x + 50", Units(10, 50))),
        .. Of(Waves, Differently(2, ValidationPreparation.Reversed, "columns reversed")),
        .. Of(Friedman1, Differently(2, ValidationPreparation.Raw, "raw")),
    ];

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Deep, Constant(1, 0.2, 1, 2), Constant(2, 0.2, 2, 3), Constant(3, 0.1)),
        .. Of(Waves, Constant(3, 0.02)),
        .. Of(Deep, LargeStart(1, 0.9), LargeStart(2, 3), LargeStart(3, 12)),
        .. Of(Teacher, LargeGain(2, 12)),
        .. Of(Deep, SmallStart(1, 0.08), SmallStart(2, 0.03), SmallStart(3, 0.005)),
        .. Of(Clouds, DeepSigmoid(2, 0.2).With(recipe => recipe with { Hidden = [20, 20], Activation = () => new Sigmoid() })),
        .. Of(Friedman1, Dead(1, -3.5, 0.97), Dead(2, -4, 0.97), Dead(3, -12)),
        .. Of(Board, Dead(2, -5)),
        .. Of(Clouds, Saturated(1, 40), Saturated(2, 100), Saturated(3, 400)),
        .. Of(Deep, SaturatedByBias(2, 5)),
        .. Of(Friedman1, TargetOutlier(1, 8), TargetOutlier(2, 300), TargetOutlier(3, 10_000)),
        .. Of(Waves, InputOutlier(2, 2000)),
        .. Of(Board, NearlyLinear(1, 0.6), NearlyLinear(2, 0.95), Linear(3)),
        .. Of(Waves, Linear(2)),
        .. Of(Six, Dead(3, -4)),
    ];

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Clouds, HighRate(1, 10), HighRate(2, 40), HighRate(3, 400)),
        .. Of(Teacher, HighRate(2, 60)),
        .. Of(Bars, RisingRate(3, 200)),
        .. Of(Six, HighRate(2, 30)),
        .. Of(Teacher, LowRate(1, 30), LowRate(2, 100), LowRate(3, 2000)),
        .. Of(Visits, LowRate(2, 100)),
        .. Of(Waves, EarlyEnd(1, 0.1), EarlyEnd(2, 0.02), EarlyEnd(3, 0.004)),
        .. Of(Bars, ShortCosine(2, 0.05)),
        .. Of(Deep, Ascent(1).Over(0.2), Ascent(2), Ascent(3).Over(2)),
        .. Of(Friedman1, Ascent(2)),
        .. Of(Deep, NeverCleared(1, 6), NeverCleared(2, 25), NeverCleared(3, 0)),
        .. Of(Logistic, NeverCleared(3, 0)),
        .. Of(Deep, NotTrained(1, "first four layers", parameter => parameter.Name[0] is '8' or '1'), NotTrained(2, "all but the head", parameter => parameter.Name.StartsWith("10", StringComparison.Ordinal)), NotTrained(3, "all weights", parameter => !parameter.IsWeight)),
        .. Of(ChainOf9, NotTrained(2, "head", parameter => parameter.Name[0] != '4')),
        .. Of(Clouds, ClipNorm(1, 0.03), ClipNorm(2, 0.01), ClipNorm(3, 0.0005)),
        .. Of(Sparse, ClipValue(2, 0.002)),
        .. Of(Deep, SmallBatch(1, 3), SmallBatch(2, 2), SmallBatch(3, 1).Over(0.6)),
        .. Of(Clouds, SmallBatch(2, 1)),
        .. Of(Logistic, SmallBatch(2, 1)),
        .. Of(Waves, FewUpdates(1, 0.15), FewUpdates(2, 0.07), FewUpdates(3, 0.04)),
        .. Of(Teacher, FewUpdates(2, 0.04)),
        .. Of(Clouds, WrongTanh(1, "slope 1 − y", y => 1 - y), WrongTanh(2, "slope of another function", y => y * (1 - y)), WrongTanh(3, "slope of the wrong sign", y => y * y - 1)),
        .. Of(Friedman1, WrongRelu(3, "slope of the wrong side", sign => 0.55 - sign * 0.45)),
    ];

    private static IEnumerable<TrainingProgram> Capacity =>
    [
        .. Of(Noisy, TooLong(1, 6), TooLong(2, 12), TooLong(3, 40)),
        .. Of(Deep, TooLong(2, 6)),
        .. Of(Board, Small(1, 16), Small(2, 4), Small(3, 2)),
        .. Of(Waves, Small(2, 4)),
        .. Of(Teacher, ModelMistakes.Dropout(1, 0.82), ModelMistakes.Dropout(2, 0.88), ModelMistakes.Dropout(3, 0.95)),
        .. Of(Friedman1, ModelMistakes.InputDropout(2, 0.6)),
        .. Of(Friedman1, AlwaysDrops(1, 0.25), AlwaysDrops(2, 0.4), AlwaysDrops(3, 0.6)),
        .. Of(Teacher, DropsInUse(2, 0.4)),
    ];
}
