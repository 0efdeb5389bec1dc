using static Descent.Faults.HeldOut.BasesB;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.LossMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.OrderMistakes;
using static Descent.Faults.HeldOut.StepMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of the second set.</summary>
internal static class FaultsB
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Data, .. Starts, .. Steps, .. Capacity];

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Doubtful, SureBias(1, 2.5), SureBias(2, 10), SureBias(3, 50)),
        .. Of(Blobs, SureHead(2, 5)),
        .. Of(BasesB.Labels, SigmoidLayer(1).Over(3), SigmoidLayer(2), SigmoidLayer(3).Over(0.4)),
        .. Of(Modular, SoftmaxLayer(2)),
        .. Of(Ten, SoftmaxInLoss(3)),
        .. Of(Many, SoftmaxLayer(2)),
        .. Of(Ten, OtherLoss(1, new BinaryCrossEntropy(), ClassForm.OneHot), OtherLoss(2, new SquaredError(), ClassForm.Number), OtherLoss(3, new Huber(), ClassForm.Number)),
        .. Of(Votes, OtherLoss(2, new AbsoluteError(), ClassForm.Number)),
        .. Of(Whole, OutputActivation(1, () => new Tanh()), OutputActivation(2, () => new Relu()), OutputActivation(3, () => new Sigmoid())),
        .. Of(Votes, OutputActivation(1, () => new Sigmoid())),
        .. Of(Tower, OutputActivation(2, () => new Relu())),
        .. Of(Odd, Textbook(1).Over(0.6), Textbook(2), Textbook(3).Over(3)),
        .. Of(BasesB.Labels, Textbook(2).Over(5)),
        .. Of(Blobs, Sum(1, 6).With(recipe => recipe with { Rate = recipe.Rate / 5 }), Sum(2, 36), Sum(3, 150)),
        .. Of(Whole, Sum(3, 1000).With(recipe => recipe with { Style = Style.Eager })),
        .. Of(Friedman2, RawTargets(1, 0.02, 0), RawTargets(2, 0.1, 0), RawTargets(3, 1, 0)),
        .. Of(Whole, RawTargets(2, 10, 60)),
        .. Of(BasesB.Labels, Penalty(1, 0.006), Penalty(2, 0.03), Penalty(3, 0.5)),
        .. Of(Friedman2, LossMistakes.Decay(2, 8)),
        .. Of(Signs, LossMistakes.Decay(3, 3)),
    ];

    private static IEnumerable<TrainingProgram> Data =>
    [
        .. Of(Odd, RawInputs(1, "x + 5", Units(1, 5)), RawInputs(2, "x + 100", Units(1, 100)), RawInputs(3, "0.001 x + 5", Units(0.001, 5))),
        .. Of(Ten, RawInputs(2, "columns in decades", Decades)),
        .. Of(Margins, RawInputs(3, "1000 x", Units(1000, 0))),
        .. Of(BasesB.Labels, Gaps(1, 1), Gaps(2, 15), Gaps(3, 150)),
        .. Of(Whole, InfiniteTargets(2, 1)),
        .. Of(Blobs, Zeroed(1, 0.5), Zeroed(2, 0.8), Zeroed(3, 1)),
        .. Of(Votes, SameRow(2)),
        .. Of(Margins, OneTarget(1).Over(0.4), OneTarget(2), OneTarget(3).Over(2)),
        .. Of(Votes, OneTarget(2)),
        .. Of(Votes, OffByOne(1, 0.85), OffByOne(2, 0.4), OffByOne(3, 0)),
        .. Of(Whole, Shuffled(2, 0.7)),
        .. Of(Margins, SortedApart(3)),
        .. Of(Odd, ByChance(1, 0.08), ByChance(2, 0.2), ByChance(3, 0.4)),
        .. Of(Tower, ByChance(2, 0.3)),
        .. Of(Ten, Confused(2, 0.5)),
        .. Of(Many, Shuffled(3, 1)),
        .. Of(Whole, Leak(1, 0.4), Leak(2, 0.2), Leak(3, 0)),
        .. Of(Blobs, Overwritten(2, 0.1)),
        .. Of(Doubtful, Overlap(1, 0.5).Over(6), Overlap(2, 0.75).Over(6), Overlap(3, 1).Over(6)),
        .. Of(Blobs, Drawn(3, 1).Over(2)),
        .. Of(Ten, Rare(1, 0.12, false), Rare(2, 0.05, false), Rare(3, 0.005, false)),
        .. Of(Modular, Rare(3, 0.01, false)),
        .. Of(Blobs, Rare(2, 0.03, true)),
        .. Of(Odd, Rare(3, 0.05, false)),
        .. Of(Votes, Sorted(1, 0.2), Sorted(2, 0.1), Sorted(3, 0)),
        .. Of(Ten, Sorted(2, 0)),
        .. Of(Votes, Stuck(1, 8), Stuck(2, 3), Stuck(3, 1)),
        .. Of(Blobs, CutOff(2, 0.1)),
        .. Of(Ten, Differently(1, ValidationPreparation.CentredOnly, "centred only, units of 3", Units(3, 0)), Differently(2, ValidationPreparation.Reversed, "columns reversed"), Differently(3, ValidationPreparation.Raw, "raw in 0.1 x + 7", Units(0.1, 7))),
        .. Of(Tower, Differently(2, ValidationPreparation.Twice, "standardised and divided by 10")),
        .. Of(Friedman2, Differently(3, ValidationPreparation.Raw, "raw")),
    ];

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Tower, Constant(1, 0.2, 2, 3), Constant(2, 0.2, 1, 2), Constant(3, 0.1)),
        .. Of(Blobs, Constant(3, 0)),
        .. Of(Tower, LargeStart(1, 0.6), LargeStart(2, 4), LargeStart(3, 20)),
        .. Of(Blobs, LargeGain(2, 10)),
        .. Of(Blobs, SmallStart(1, 0.02), SmallStart(2, 0.01), SmallStart(3, 0.001)),
        .. Of(Friedman2, SmallStart(2, 0.03).With(recipe => recipe with { Hidden = [20, 20, 20, 20], Method = Method.Momentum, Rate = 0.02, Decay = 0 })),
        .. Of(Margins, Dead(1, -4, 0.97), Dead(2, -5, 0.98), Dead(3, -15)),
        .. Of(Blobs, Dead(2, -8)),
        .. Of(Friedman2, Saturated(1, 12), Saturated(2, 50), Saturated(3, 400)),
        .. Of(Votes, SaturatedByBias(2, 25)),
        .. Of(Whole, TargetOutlier(1, 15), TargetOutlier(2, 300), TargetOutlier(3, 10_000)),
        .. Of(Tower, InputOutlier(2, 2000)),
        .. Of(Odd, NearlyLinear(1, 0.7), NearlyLinear(2, 0.97), Linear(3)),
        .. Of(Modular, Linear(2)),
        .. Of(Tower, Linear(2)),
    ];

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Blobs, HighRate(1, 6), HighRate(2, 40), HighRate(3, 400)),
        .. Of(Friedman2, HighRate(2, 100)),
        .. Of(Ten, RisingRate(3, 100)),
        .. Of(Broad, HighRate(2, 40)),
        .. Of(Ten, LowRate(1, 30), LowRate(2, 100), LowRate(3, 2000)),
        .. Of(Odd, LowRate(2, 50)),
        .. Of(Many, LowRate(2, 100)),
        .. Of(Votes, EarlyEnd(1, 0.08), EarlyEnd(2, 0.02), EarlyEnd(3, 0.004)),
        .. Of(BasesB.Labels, ShortCosine(2, 0.05)),
        .. Of(Votes, Ascent(1).Over(0.2), Ascent(2), Ascent(3).Over(2)),
        .. Of(Friedman2, Ascent(2)),
        .. Of(Blobs, NeverCleared(1, 8), NeverCleared(2, 42), NeverCleared(3, 0)),
        .. Of(Votes, NeverCleared(2, 0)),
        .. Of(Votes, NotTrained(1, "embedding and first layer", parameter => parameter.Name[0] == '4'), NotTrained(2, "head", parameter => parameter.Name[0] != '4'), NotTrained(3, "all weights", parameter => !parameter.IsWeight)),
        .. Of(Blobs, NotTrained(2, "head", parameter => parameter.Name[0] != '4')),
        .. Of(Blobs, ClipNorm(1, 0.15), ClipNorm(2, 0.01), ClipNorm(3, 0.0005)),
        .. Of(Ten, ClipValue(2, 0.0001)),
        .. Of(Blobs, SmallBatch(1, 12), SmallBatch(2, 2), SmallBatch(3, 1)),
        .. Of(Ten, SmallBatch(2, 2)),
        .. Of(Tower, FewUpdates(1, 0.16), FewUpdates(2, 0.08), FewUpdates(3, 0.04)),
        .. Of(Odd, FewUpdates(2, 0.12)),
        .. Of(Friedman2, WrongTanh(1, "slope of the wrong sign", y => y * y - 1), WrongTanh(2, "slope 1 − y", y => 1 - y), WrongTanh(3, "slope of another function", y => y * (1 - y))),
        .. Of(Blobs, WrongRelu(3, "slope of the wrong side", sign => 0.55 - sign * 0.45)),
    ];

    private static IEnumerable<TrainingProgram> Capacity =>
    [
        .. Of(Doubtful, TooLong(1, 5), TooLong(2, 15), TooLong(3, 50)),
        .. Of(Blobs, TooLong(2, 10)),
        .. Of(Modular, Small(1, 6), Small(2, 4), Small(3, 2)),
        .. Of(Odd, Small(2, 2)),
        .. Of(Margins, ModelMistakes.Dropout(1, 0.82), ModelMistakes.Dropout(2, 0.88), ModelMistakes.Dropout(3, 0.97)),
        .. Of(BasesB.Labels, ModelMistakes.InputDropout(2, 0.6)),
        .. Of(Tower, AlwaysDrops(1, 0.1), AlwaysDrops(2, 0.3), AlwaysDrops(3, 0.5)),
        .. Of(Margins, DropsInUse(2, 0.4)),
    ];
}
