using static Descent.Faults.HeldOut.BasesIA;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.CodeMistakes;
using static Descent.Faults.HeldOut.ColumnMistakes;
using static Descent.Faults.HeldOut.DataMistakes;
using static Descent.Faults.HeldOut.FieldMistakes;
using static Descent.Faults.HeldOut.HeadMistakes;
using static Descent.Faults.HeldOut.LedgerMistakes;
using static Descent.Faults.HeldOut.LoaderMistakes;
using static Descent.Faults.HeldOut.LossMistakes;
using static Descent.Faults.HeldOut.OrderMistakes;
using static Descent.Faults.HeldOut.PairMistakes;
using static Descent.Faults.HeldOut.PipelineMistakes;
using static Descent.Faults.HeldOut.ReaderMistakes;
using static Descent.Faults.HeldOut.SamplerMistakes;
using static Descent.Faults.HeldOut.ScoreMistakes;
using static Descent.Faults.HeldOut.SplitMistakes;
using static Descent.Faults.HeldOut.StartMistakes;
using static Descent.Faults.HeldOut.TableMistakes;
using static Descent.Faults.HeldOut.WiringMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of one half of the ninth set: in losses, tables and splits.</summary>
internal static class FaultsIA
{
    public static IEnumerable<TrainingProgram> All => [.. Losses, .. Tables, .. Splits, .. FaultsIAOfRuns.All];

    // Few rows and many steps, so that a row seen while training is known by heart.
    private static Recipe ByHeart(Recipe recipe) => recipe with { Train = recipe.Train / 2, Hidden = [64], Decay = 0, KeepsBest = true, Epochs = 10 * recipe.Epochs };

    private static IEnumerable<TrainingProgram> Losses =>
    [
        .. Of(Birds, FirstBias(3, 8)),
        .. Of(Eras, SureHead(1, 4)),
        .. Of(Weather, SoftmaxLayer(2)),
        .. Of(Ballots, SigmoidLayer(3)),
        .. Of(Airports, SoftmaxInLoss(3)),
        .. Of(Airports, OtherLoss(3, new SquaredError(), ClassForm.Number)),
        .. Of(Lives, OtherLoss(2, new Quantile(0.95))),
        .. Of(Cars, OutputActivation(2, () => new Relu())),
        .. Of(Heights, ActivatedHead(1)),
        .. Of(Airports, OutputActivation(2, () => new Tanh())),
        .. Of(Counted, RateByRectifier(3)),
        .. Of(Eras, DivergenceByHand(3)),
        .. Of(Stack, LossMistakes.Sum(2, 50)),
        .. Of(Warmth, LossMistakes.Sum(3, 34)),
        .. Of(Lives, RawTargets(2, 12, 0)),
        .. Of(Heights, RawTargets(3, 10, 0)),
        .. Of(Stack, MomentumAsDecay(2, 0.9)),
        .. Of(Lives, PriceOfSize(3, 0.6)),
        .. Of(Syllables, LossMistakes.Decay(2, 0.05)),
    ];

    private static IEnumerable<TrainingProgram> Tables =>
    [
        .. Of(Lives, Unscaled(3)),
        .. Of(Cars, MomentsOfNext(1)),
        .. Of(Airports, Unscaled(2)),
        .. Of(Weather, LogOfColumn(3, 3)),
        .. Of(Cars, Gaps(3, 3)),
        .. Of(Birds, UnknownChoices(2, 5, 17)),
        .. Of(Weather, MeansOfColumns(3)),
        .. Of(Syllables, Vocabulary(3, 8)),
        .. Of(Ballots, AllZero(3)),
        .. Of(Lives, CutTargets(3, 20)),
        .. Of(Heights, SortedApart(3)),
        .. Of(Syllables, OffByOne(2, 0.4)),
        .. Of(Weather, Shuffled(2, 1)),
        .. Of(Airports, ByChance(1, 0.15)),
        .. Of(Lives, Blurred(1, 2)),
        .. Of(Birds, Missed(2, 0.7)),
        .. Of(Cars, Placeholder(3, 3, 9999)),
        .. Of(Lives, MovedRight(3, 3)),
        .. Of(Warmth, OtherUnit(3, 6, 30)),
    ];

    private static IEnumerable<TrainingProgram> Splits =>
    [
        .. Of(Birds, FilledAfterwards(2, 0.8)),
        .. Of(Lives, RankOfAnswer(3)),
        .. Of(Ballots, Consequence(2, 2)),
        .. Of(Birds, PastedBelow(3, 1).With(ByHeart)),
        .. Of(Ballots, Overlap(2, 1).With(ByHeart)),
        .. Of(Birds, OrderMistakes.Rare(2, 0.1, false)),
        .. Of(Airports, HardlyCollected(2, 0.02, 2, 5)),
        .. Of(Eras, AtMost(3, 10)),
        .. Of(Warmth, Sorted(2, 0)),
        .. Of(Heights, SortedByColumn(2, 0)),
        .. Of(Airports, BelowBatch(3)),
        .. Of(Syllables, Stuck(2, 5)),
        .. Of(Heights, EveryOther(2, 20)),
        .. Of(Weather, InOtherUnit(1, 1.8, 32, 4, 5)),
        .. Of(Cars, Differently(2, ValidationPreparation.Raw, "not standardised")),
        .. Of(Syllables, Differently(2, ValidationPreparation.Reversed, "read from the other end")),
    ];
}
