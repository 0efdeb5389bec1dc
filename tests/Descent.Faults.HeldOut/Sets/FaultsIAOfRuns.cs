using static Descent.Faults.HeldOut.BasesIA;
using static Descent.Faults.HeldOut.Case;
using static Descent.Faults.HeldOut.FeedMistakes;
using static Descent.Faults.HeldOut.FieldMistakes;
using static Descent.Faults.HeldOut.FormulaMistakes;
using static Descent.Faults.HeldOut.GradientMistakes;
using static Descent.Faults.HeldOut.LoopMistakes;
using static Descent.Faults.HeldOut.ModelMistakes;
using static Descent.Faults.HeldOut.ModeMistakes;
using static Descent.Faults.HeldOut.PlanMistakes;
using static Descent.Faults.HeldOut.PriceMistakes;
using static Descent.Faults.HeldOut.RegimeMistakes;
using static Descent.Faults.HeldOut.SizeMistakes;
using static Descent.Faults.HeldOut.StartMistakes;
using static Descent.Faults.HeldOut.StepMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>The faulted programs of one half of the ninth set: in starts, steps, schedules and sizes.</summary>
internal static class FaultsIAOfRuns
{
    public static IEnumerable<TrainingProgram> All => [.. Starts, .. Steps, .. Plans, .. Sizes];

    private static Recipe InLoop(Recipe recipe) => recipe with { Style = Style.Recorded };

    private static IEnumerable<TrainingProgram> Starts =>
    [
        .. Of(Deep, Constant(3, 0)),
        .. Of(Heights, Copies(3, 0)),
        .. Of(Deep, LargeStart(2, 1.5)),
        .. Of(Stack, LargeGain(2, 5)),
        .. Of(Deep, SmallStart(3, 0.003)),
        .. Of(Stack, EvenStart(2, 0.03)),
        .. Of(Stack, Dead(2, -6)),
        .. Of(Airports, Dead(3, -10, 0.95)),
        .. Of(Deep, Saturated(3, 20)),
        .. Of(Airports, Steep(1, 100, x => x.Tanh())),
        .. Of(Heights, Linear(3)),
        .. Of(Deep, ThrownAway(3)),
        .. Of(Heights, NearlyLinear(3, 0.97)),
    ];

    private static IEnumerable<TrainingProgram> Steps =>
    [
        .. Of(Weather, HighRate(2, 60)),
        .. Of(Cars, RateOf("O1", 3, 3)),
        .. Of(Heights, HighRate(2, 50)),
        .. Of(Airports, ByBatch(2)),
        .. Of(Eras, LowRate(2, 50)),
        .. Of(Heights, LowRate(2, 15)),
        .. Of(Lives, RateOf("O2", 2, 0.0001)),
        .. Of(Ballots, PerRow(3)),
        .. Of(Lives, FitnessMinimised(3).With(InLoop)),
        .. Of(Airports, LikelihoodMinimised(3)),
        .. Of(Stack, NeverCleared(3, 0)),
        .. Of(Heights, HalfCleared(1, 2).With(recipe => recipe with { Style = Style.Gradients })),
        .. Of(Warmth, Lasting(3, 0.95)),
        .. Of(Ballots, ClearedEachEpoch(3)),
        .. Of(Heights, NotTrained(3, "hidden layer left out", parameter => parameter.Name[0] != '0')),
        .. Of(Lives, NotTrained(2, "head made after the optimizer", parameter => parameter.Name[0] != '2')),
        .. Of(Stack, ClipNorm(2, 0.01)),
        .. Of(Ballots, ClipValue(3, 0.001)),
        .. Of(Warmth, OwnClip(3, 0.002)),
        .. Of(Stack, SmallBatch(2, 1)),
        .. Of(Warmth, SmallBatch(3, 1).With(recipe => recipe with { Rate = 0.02 })),
        .. Of(Deep, WrongTanh(3, "slope 1 − y", y => 1 - y)),
        .. Of(Cars, WrongSquare(3, "slope of the square", error => error.Square())),
        .. Of(Eras, WrongSilu(2, "slope of the other sign", x => -x.Sigmoid())),
    ];

    private static IEnumerable<TrainingProgram> Plans =>
    [
        .. Of(Heights, ShortCosine(2, 0.15)),
        .. Of(Heights, FewUpdates(1, 0.15)),
        .. Of(Syllables, EachStep(2, 0.95)),
        .. Of(Lives, EarlyDrop(1, 0.02, 0.1)),
        .. Of(Airports, Exchanged(1).With(recipe => recipe with { Batch = 10, Epochs = 60 })),
        .. Of(Syllables, FewUpdates(2, 0.1)),
        .. Of(Weather, OneUpdateAnEpoch(2)),
    ];

    private static IEnumerable<TrainingProgram> Sizes =>
    [
        .. Of(Birds, TooLarge(2, 10, 64)),
        .. Of(Eras, NotPutBack(2, 10)),
        .. Of(Syllables, FewRows(3, 0.1).With(recipe => recipe with { KeepsBest = false })),
        .. Of(Airports, Small(2, 2)),
        .. Of(Weather, Small(1, 1)),
        .. Of(Heights, Small(2, 2)),
        .. Of(Heights, ModelMistakes.Dropout(1, 0.4)),
        .. Of(Eras, ModelMistakes.InputDropout(2, 0.9)),
        .. Of(Cars, KeptForDropped(2, 0.9)),
        .. Of(Heights, DropsInUse(2, 0.5)),
        .. Of(Weather, ScaledInTraining(2)),
        .. Of(Syllables, AlwaysDrops(1, 0.6)),
        .. Of(Lives, DropsInUse(2, 0.5)),
    ];
}
