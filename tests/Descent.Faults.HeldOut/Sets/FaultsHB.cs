using static Descent.Faults.HeldOut.BasesHB;
using static Descent.Faults.HeldOut.BuildMistakes;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.CodeMistakes;
using static Descent.Faults.HeldOut.ColumnMistakes;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.DeskMistakes;
using static Descent.Faults.HeldOut.HeadMistakes;
using static Descent.Faults.HeldOut.LoaderMistakes;
using static Descent.Faults.HeldOut.LossMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.OrderMistakes;
using static Descent.Faults.HeldOut.PairMistakes;
using static Descent.Faults.HeldOut.PipelineMistakes;
using static Descent.Faults.HeldOut.ReaderMistakes;
using static Descent.Faults.HeldOut.SamplerMistakes;
using static Descent.Faults.HeldOut.ScoreMistakes;
using static Descent.Faults.HeldOut.SplitMistakes;
using static Descent.Faults.HeldOut.StartMistakes;
using static Descent.Faults.HeldOut.TableMistakes;
using static Descent.Faults.HeldOut.WeightMistakes;
using static Descent.Faults.HeldOut.WiringMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of the second half of the eighth set: in losses, data, starts and units.</summary>
internal static class FaultsHB
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Tables, .. Splits, .. Starts, .. FaultsHBOfRuns.All];

    // Few rows and many steps, of which the epoch is kept that is best by rows which should not have been seen.
    private static Recipe Watched(Recipe recipe) => recipe with { Train = recipe.Train / 2, Hidden = [64], Decay = 0, Epochs = 12 * recipe.Epochs, KeepsBest = true };

    private static Recipe OwnLoop(Recipe recipe) => recipe with { Style = Style.Eager };

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Homes, SureHead(2, 3)),
        .. Of(Novel, Loud(1, 20)),
        .. Of(Houses, FirstBias(3, 130)),
        .. Of(Homes, SoftmaxLayer(2)),
        .. Of(Novel, SoftmaxInLoss(2)),
        .. Of(Mail, SigmoidLayer(2)),
        .. Of(Novel, OtherLoss(2, new SquaredError(), ClassForm.Number)),
        .. Of(Crabs, OtherLoss(2, new SquaredError(), ClassForm.Number)),
        .. Of(Pupils, OtherLoss(3, new Quantile(0.95))),
        .. Of(Spots, OutputActivation(2, () => new Sigmoid())),
        .. Of(Houses, Bent(2, "softplus", x => x.Softplus())),
        .. Of(Mail, ActivatedHead(2)),
        .. Of(Boards, RateByRectifier(3)),
        .. Of(Homes, DivergenceByHand(3)),
        .. Of(Mail, LossMistakes.Textbook(3).Over(20).With(recipe => recipe with { KeepsBest = true })),
        .. Of(Spots, LossMistakes.Sum(3, 20).With(recipe => recipe with { Rate = 0.02 })),
        .. Of(Pupils, LossMistakes.Sum(3, 42).With(recipe => recipe with { Rate = 0.02 })),
        .. Of(Stack, TimesRows(3, 0.1)),
        .. Of(Houses, RawTargets(3, 1, 0)),
        .. Of(Houses, RawTargets(2, 0.001, 0)),
        .. Of(Spots, RawTargets(2, 1, 0)),
        .. Of(Novel, LossMistakes.Decay(1, 0.02)),
        .. Of(Stack, LossMistakes.Decay(1, 0.1)),
        .. Of(Homes, PriceOfSize(2, 0.05)),
    ];

    private static IEnumerable<TrainingProgram> Tables =>
    [
        .. Of(Mail, Unscaled(2)),
        .. Of(Penguins, Unscaled(3)),
        .. Of(Houses, Forgotten(3)),
        .. Of(Mail, LogOfColumn(3, 4)),
        .. Of(Spots, Growth(3, 12)),
        .. Of(Kidneys, EmptyAbove(3, 6, 5, 0.5)),
        .. Of(Boards, UnknownChoices(3, 0, 10)),
        .. Of(Pupils, MeansOfColumns(3)),
        .. Of(Novel, Vocabulary(2, 8)),
        .. Of(Penguins, OneFolder(3)),
        .. Of(Kidneys, AllZero(3)),
        .. Of(Houses, CutTargets(3, 40000)),
        .. Of(Homes, OffByOne(2, 0.5)),
        .. Of(Houses, SortedApart(3)),
        .. Of(Mail, InputsSorted(2, 0.3)),
        .. Of(Homes, ByChance(1, 0.25)),
        .. Of(Mail, Missed(2, 0.35)),
        .. Of(Boards, ByChance(2, 0.5)),
        .. Of(Houses, TargetOutlier(3, 1000)),
        .. Of(Pupils, Placeholder(3, 3, 9999)),
        .. Of(Deep, Powers(3, 2)),
    ];

    private static IEnumerable<TrainingProgram> Splits =>
    [
        .. Of(Homes, AnswerAmongChoices(3)),
        .. Of(Houses, Bracket(3, 10000)),
        .. Of(Spots, CentredMean(1, 12, 0.8)),
        .. Of(Kidneys, FilledAfterwards(1, 0.6)),
        .. Of(Mail, Overlap(3, 1).With(Watched)),
        .. Of(Pupils, Drawn(2, 1).With(Watched)),
        .. Of(Homes, HeadOfTraining(3, 1).With(Watched)),
        .. Of(Homes, AtMost(3, 12)),
        .. Of(Kidneys, OrderMistakes.Rare(2, 0.05, false)),
        .. Of(Penguins, HardlyCollected(2, 0.05, 1)),
        .. Of(Mail, Sorted(1, 0).With(OwnLoop)),
        .. Of(Houses, SortedByColumn(1, 0).With(OwnLoop)),
        .. Of(Stack, JoinMistakes.Turns(2, 5).With(recipe => recipe with { Rate = 0.03 })),
        .. Of(Novel, Stuck(3, 6)),
        .. Of(Houses, EveryOther(3, 20).With(OwnLoop)),
        .. Of(Mail, FirstBatchAnew(2, 3)),
        .. Of(Novel, CapitalsUnread(2)),
        .. Of(Homes, FirstDropped(2, 24, 5)),
        .. Of(Houses, Differently(3, ValidationPreparation.Raw, "not standardised")),
        .. Of(Spots, OtherFile(2, 1, 1.4, 0)),
    ];

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Deep, Constant(3, 0)),
        .. Of(Novel, Constant(2, 0.1)),
        .. Of(Crabs, Copies(2, 0)),
        .. Of(Deep, LargeStart(3, 1.5)),
        .. Of(Mail, LargeStart(3, 1)),
        .. Of(Homes, RootTurned(3, 0.5)),
        .. Of(Deep, SmallStart(3, 0.01).With(recipe => recipe with { Method = Method.Momentum, Rate = 0.01 })),
        .. Of(Stack, SmallStart(2, 0.01)),
        .. Of(Stack, Dead(2, -6)),
        .. Of(Houses, Dead(2, -8, 0.95).With(recipe => recipe with { Activation = () => new Relu() })),
        .. Of(Novel, Threshold(2, 6)),
        .. Of(Deep, Saturated(3, 20)),
        .. Of(Crabs, SaturatedByBias(3, 12)),
        .. Of(Boards, Steep(1, 100, x => x.Sigmoid())),
        .. Of(Houses, Linear(2)),
        .. Of(Deep, ThrownAway(2)),
    ];
}
