using static Descent.Faults.HeldOut.BasesIB;
using static Descent.Faults.HeldOut.BuildMistakes;
using static Descent.Faults.HeldOut.BureauMistakes;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.CodeMistakes;
using static Descent.Faults.HeldOut.ColumnMistakes;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.HeadMistakes;
using static Descent.Faults.HeldOut.LossMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.OrderMistakes;
using static Descent.Faults.HeldOut.PairMistakes;
using static Descent.Faults.HeldOut.PipelineMistakes;
using static Descent.Faults.HeldOut.ReaderMistakes;
using static Descent.Faults.HeldOut.ScoreMistakes;
using static Descent.Faults.HeldOut.SplitMistakes;
using static Descent.Faults.HeldOut.StartMistakes;
using static Descent.Faults.HeldOut.TableMistakes;
using static Descent.Faults.HeldOut.WeightMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of one half of the ninth set: in losses, data, starts and units.</summary>
internal static class FaultsIB
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Tables, .. Splits, .. Starts, .. FaultsIBOfRuns.All];

    // Few rows and many steps, of which the epoch is kept that is best by rows which should not have been seen.
    private static Recipe Watched(Recipe recipe) => recipe with { Train = recipe.Train / 2, Hidden = [64], Decay = 0, Epochs = 12 * recipe.Epochs, KeepsBest = true };

    private static Recipe Rolling(Recipe recipe) => recipe with { Method = Method.Momentum, Rate = 0.02, Style = Style.Gradients };

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Oils, SureHead(1, 3)),
        .. Of(Genes, SureHead(2, 2)),
        .. Of(Oils, SoftmaxLayer(3)),
        .. Of(Blood, SigmoidLayer(2)),
        .. Of(Oils, OtherLoss(3, new SquaredError(), ClassForm.Number)),
        .. Of(Bikes, OtherLoss(2, new Quantile(0.95))),
        .. Of(Pigs, OutputActivation(2, () => new Relu())),
        .. Of(Polls, OutputActivation(1, () => new Tanh())),
        .. Of(Counted, RateByRectifier(3)),
        .. Of(Notes, LossMistakes.Textbook(3).With(recipe => recipe with { Rate = 0.1, Epochs = 100, Activation = () => new Relu() })),
        .. Of(Stack, LossMistakes.Sum(3, 30)),
        .. Of(Pigs, LossMistakes.Sum(3, 41).With(Rolling)),
        .. Of(Bikes, RawTargets(3, 1, 0)),
        .. Of(Pigs, RawTargets(3, 1, 0)),
        .. Of(Verses, LossMistakes.Decay(2, 6)),
        .. Of(Stack, LossMistakes.Decay(2, 0.1)),
        .. Of(Pigs, PriceOfSize(1, 0.3)),
    ];

    private static IEnumerable<TrainingProgram> Tables =>
    [
        .. Of(Notes, Unscaled(3)),
        .. Of(Polls, CentredAlone(2)),
        .. Of(Pigs, LogOfStandardised(3, 7)),
        .. Of(Oils, Gaps(3, 2)),
        .. Of(Verses, ShortCopy(2, 0.2)),
        .. Of(Polls, UnknownChoices(3, 0, 51)),
        .. Of(Blood, OldLayout(3, 3, 1)),
        .. Of(Blood, NeverReached(3)),
        .. Of(Pigs, CutTargets(3, 20)),
        .. Of(Oils, OffByOne(2, 0.5)),
        .. Of(Polls, GroupedApart(3, 53, 0)),
        .. Of(Oils, TakenForOther(1, 5, 6, 0.5)),
        .. Of(Blood, Missed(2, 0.5)),
        .. Of(Bikes, Blurred(2, 1)),
        .. Of(Pigs, OtherUnit(3, 5, 10)),
        .. Of(Oils, SlippedPoint(2, 4, 100)),
        .. Of(Deep, Powers(3, 2)),
    ];

    private static IEnumerable<TrainingProgram> Splits =>
    [
        .. Of(Bikes, PartOfAnswer(3, 0.8, 0.02)),
        .. Of(Polls, MeanByKey(3, 52, 53)),
        .. Of(Verses, Overlap(3, 1).With(Watched)),
        .. Of(Bikes, HeadOfTraining(2, 1).With(Watched)),
        .. Of(Oils, AtMost(2, 3)),
        .. Of(Verses, HardlyCollected(2, 0.05, 3)),
        .. Of(Stack, Sorted(3, 0).With(recipe => recipe with { Rate = 0.05 })),
        .. Of(Polls, BlockByBlock(1, 0, 51)),
        .. Of(Oils, Stuck(1, 3)),
        .. Of(Bikes, LoaderMistakes.EveryOther(2, 15)),
        .. Of(Verses, SharesOfRow(3)),
        .. Of(Oils, RoundedMoments(2, 1)),
        .. Of(Bikes, ChoicesRenumbered(2, 0, 4)),
    ];

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Deep, Constant(3, 0)),
        .. Of(Oils, Tiled(2, 3)),
        .. Of(Stack, LargeGain(3, 6)),
        .. Of(Verses, LargeStart(2, 1)),
        .. Of(Stack, SmallStart(3, 0.01)),
        .. Of(Deep, EvenStart(3, 0.03).With(recipe => recipe with { Method = Method.Momentum, Rate = 0.01, Decay = 0, Epochs = 40 })),
        .. Of(Oils, Dead(2, -10, 0.9)),
        .. Of(Bikes, Threshold(2, 3)),
        .. Of(Deep, Saturated(3, 20)),
        .. Of(Blood, Steep(1, 100, x => x.Tanh())),
        .. Of(Blood, Linear(3)),
        .. Of(Sides, ThrownAway(2)),
    ];
}
