using static Descent.Faults.HeldOut.BasesIB;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.FeedMistakes;
using static Descent.Faults.HeldOut.FormulaMistakes;
using static Descent.Faults.HeldOut.GradientMistakes;
using static Descent.Faults.HeldOut.LoopMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.ModeMistakes;
using static Descent.Faults.HeldOut.PlanMistakes;
using static Descent.Faults.HeldOut.PriceMistakes;
using static Descent.Faults.HeldOut.RegimeMistakes;
using static Descent.Faults.HeldOut.SizeMistakes;
using static Descent.Faults.HeldOut.SlopeMistakes;
using static Descent.Faults.HeldOut.StepMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of one half of the ninth set: in steps, schedules and sizes.</summary>
internal static class FaultsIBOfRuns
{
    public static IEnumerable<TrainingProgram> All => [.. Steps, .. Plans, .. Sizes];

    private static Recipe InLoop(Recipe recipe) => recipe with { Style = Style.Eager };

    private static Recipe Rolling(Recipe recipe) => recipe with { Method = Method.Momentum, Rate = 0.02, Style = Style.Gradients };

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Polls, HighRate(3, 50)),
        .. Of(Bikes, RateOf("O1", 1, 0.03)),
        .. Of(Verses, RisingRate(2, 300)),
        .. Of(Polls, LowRate(2, 20)),
        .. Of(Verses, EndlessWarmUp(2, 3)),
        .. Of(Pigs, FitnessMinimised(3).With(InLoop)),
        .. Of(Verses, LikelihoodMinimised(3)),
        .. Of(Stack, NeverCleared(3, 0)),
        .. Of(Verses, ClearedEachEpoch(1)),
        .. Of(Oils, NotTrained(1, "hidden layer left out", parameter => parameter.Name[0] != '0')),
        .. Of(Sides, Copied(2, x => x.Tanh())),
        .. Of(Stack, ClipNorm(2, 0.05)),
        .. Of(Oils, OwnClip(2, 0.03).With(Rolling)),
        .. Of(Stack, SmallBatch(3, 1).With(recipe => recipe with { Rate = 0.02 })),
        .. Of(Pigs, SmallBatch(1, 1).With(recipe => recipe with { Rate = 0.03 })),
        .. Of(Deep, WrongTanh(2, "slope 1 − y", y => 1 - y)),
        .. Of(Oils, WrongRelu(1, "slopes exchanged", sign => 0.55 - sign * 0.45)),
        .. Of(Blood, WrongSigmoid(3, "slope y − 1", y => y - 1)),
    ];

    private static IEnumerable<TrainingProgram> Plans =>
    [
        .. Of(Oils, EarlyEnd(2, 0.05)),
        .. Of(Blood, EarlyDrop(1, 0.15, 0.1)),
        .. Of(Oils, FewUpdates(1, 0.25)),
        .. Of(Polls, OneUpdateAnEpoch(2)),
    ];

    private static IEnumerable<TrainingProgram> Sizes =>
    [
        .. Of(Oils, TooLong(1, 10)),
        .. Of(Verses, FewRows(2, 0.2)),
        .. Of(Oils, Small(2, 2)),
        .. Of(Genes, Small(2, 3)),
        .. Of(Bikes, KeptForDropped(2, 0.9)),
        .. Of(Verses, ModelMistakes.InputDropout(2, 0.75)),
        .. Of(Oils, DropsInUse(2, 0.5)),
        .. Of(Bikes, AlwaysDrops(1, 0.5)),
        .. Of(Polls, Uncompensated(1, 0.35)),
    ];
}
