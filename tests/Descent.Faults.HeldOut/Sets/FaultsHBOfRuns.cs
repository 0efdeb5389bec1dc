using static Descent.Faults.HeldOut.BasesHB;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.FormulaMistakes;
using static Descent.Faults.HeldOut.GradientMistakes;
using static Descent.Faults.HeldOut.LoopMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.ModeMistakes;
using static Descent.Faults.HeldOut.PlanMistakes;
using static Descent.Faults.HeldOut.PriceMistakes;
using static Descent.Faults.HeldOut.RegimeMistakes;
using static Descent.Faults.HeldOut.SizeMistakes;
using static Descent.Faults.HeldOut.StepMistakes;
using static Descent.Faults.HeldOut.WiringMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of the second half of the eighth set: in steps, schedules and sizes.</summary>
internal static class FaultsHBOfRuns
{
    public static IEnumerable<TrainingProgram> All => [.. Steps, .. Plans, .. Sizes];

    private static Recipe OwnLoop(Recipe recipe) => recipe with { Style = Style.Eager };

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Homes, HighRate(1, 50)),
        .. Of(Houses, RateOf("O1", 3, 0.3)),
        .. Of(Novel, RisingRate(2, 100)),
        .. Of(Novel, LowRate(2, 100)),
        .. Of(Kidneys, RateOf("O2", 3, 0.00003)),
        .. Of(Pupils, PerRow(2)),
        .. Of(Homes, Ascent(3).With(OwnLoop)),
        .. Of(Houses, FitnessMinimised(3).With(OwnLoop)),
        .. Of(Novel, ChanceMinimised(3)),
        .. Of(Stack, NeverCleared(3, 0)),
        .. Of(Pupils, NeverCleared(3, 20)),
        .. Of(Novel, HalfCleared(2, 3)),
        .. Of(Novel, NotTrained(1, "hidden layer left out", parameter => parameter.Name[0] != '2')),
        .. Of(Houses, NotTrained(3, "the group without decay alone", parameter => parameter.Name.EndsWith("bias", StringComparison.Ordinal))),
        .. Of(Crabs, Copied(2, x => x.Tanh())),
        .. Of(Stack, ClipNorm(2, 0.01)),
        .. Of(Spots, TallyMistakes.MeanSoFar(3)),
        .. Of(Homes, TallyMistakes.MeanSoFar(2)),
        .. Of(Spots, ClipNorm(1, 0.01)),
        .. Of(Pupils, OwnClip(2, 0.002)),
        .. Of(Stack, SmallBatch(2, 1).With(recipe => recipe with { Rate = 0.02 })),
        .. Of(Spots, SmallBatch(3, 1).With(recipe => recipe with { Rate = 0.05 })),
        .. Of(Pupils, SmallBatch(1, 1)),
        .. Of(Deep, WrongTanh(2, "slope 1 − y", y => 1 - y)),
        .. Of(Homes, WrongSilu(3, "slope of the other sign", x => -x.Sigmoid())),
        .. Of(Houses, WrongSquare(3, "slope of the square", error => error.Square())),
        .. Of(Novel, WrongRelu(1, "slopes exchanged", sign => 0.55 - sign * 0.45)),
    ];

    private static IEnumerable<TrainingProgram> Plans =>
    [
        .. Of(Novel, EarlyEnd(1, 0.1)),
        .. Of(Houses, ShortCosine(2, 0.05)),
        .. Of(Homes, EpochsForSteps(3, 0.1)),
        .. Of(Novel, FewUpdates(1, 0.15)),
        .. Of(Houses, OneUpdateAnEpoch(1)),
        .. Of(Homes, LargeBatch(2, 350)),
    ];

    private static IEnumerable<TrainingProgram> Sizes =>
    [
        .. Of(Mail, TooLong(3, 60)),
        .. Of(Pupils, TooLarge(2, 40, 64)),
        .. Of(Homes, FewRows(3, 0.15)),
        .. Of(Houses, Small(2, 1)),
        .. Of(Novel, NarrowEmbedding(1, 1)),
        .. Of(Crabs, Small(2, 1)),
        .. Of(Novel, ModelMistakes.Dropout(1, 0.85)),
        .. Of(Homes, ModelMistakes.InputDropout(2, 0.9)),
        .. Of(Houses, KeptForDropped(2, 0.9)),
        .. Of(Homes, AlwaysDrops(1, 0.5)),
        .. Of(Novel, Uncompensated(2, 0.7)),
        .. Of(Houses, ScaledInTraining(3)),
        .. Of(Spots, DropsInUse(2, 0.5)),
    ];
}
