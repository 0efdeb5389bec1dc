namespace Descent.Diagnostics.Rules;

/// <summary>The healthy range of every statistic, in one place; healthy-runs.tsv beside it holds where those of certified healthy runs lie.</summary>
internal static class Limits
{
    private const double None = double.PositiveInfinity;
    private const string Fact = "a fact of the program or the data; no run needs anything else";
    private const string Shown = "certified healthy runs of three and more sets of programs lie inside, but for one in a hundred at most: healthy-runs.tsv";

    public static HealthyRange Zero { get; } = new(0, 0, Fact);

    public static HealthyRange Distinct { get; } = new(2, None, Fact);

    public static HealthyRange Halves { get; } = new(0, 0.5, Fact);

    public static HealthyRange Uphill { get; } = new(0, 0.9, Shown);

    public static HealthyRange SumOverMean { get; } = new(0, 2.5, Shown);

    public static HealthyRange Stale { get; } = new(0, 0.01, Shown);

    public static HealthyRange Neighbours { get; } = new(2.4, None, "3 % of 2,271 certified healthy runs lie below, where noise or many columns drown what neighbours share (healthy-runs.tsv): so little alone is a note");

    public static HealthyRange OneColumn { get; } = new(0, 0.985, Shown);

    public static HealthyRange Shared { get; } = new(0, 0.05, "1.0 % of 2,541 certified healthy runs lie above, of few validation rows whose choices repeat (healthy-runs.tsv): it has to be three standard errors besides");

    public static HealthyRange NearShared { get; } = new(0, 0.25, Shown);

    public static HealthyRange Shift { get; } = new(0, 2, Shown);

    public static HealthyRange InputSize { get; } = new(0.02, 8, Shown);

    public static HealthyRange TargetSize { get; } = new(0.02, 4, Shown);

    public static HealthyRange Coverage { get; } = new(0.75, 1.1, "drawing rows with replacement shows 1 − e⁻ᵏ of them in k epochs; three quarters of that is the least");

    public static HealthyRange Dispersion { get; } = new(0, 6, Shown);

    public static HealthyRange Start { get; } = new(0, 1.75, Shown);

    public static HealthyRange NumberStart { get; } = new(0, 3, Shown);

    public static HealthyRange ExplodingStart { get; } = new(0, 10, Shown);

    public static HealthyRange Fading { get; } = new(-3.4, None, Shown);

    public static HealthyRange Dead { get; } = new(0, 0.6, Shown);

    public static HealthyRange Openness { get; } = new(0.12, 1, Shown);

    public static HealthyRange SmallStep { get; } = new(-2, None, "in the fault suite, rates a thirtieth of the healthy ones and less move a layer by under 1 % a step; too narrow models and early schedules by 2 to 3 %");

    public static HealthyRange OpenStart { get; } = new(0.35, 1, "270 certified healthy runs of four sets of programs start at 0.37 and more, those with a fault that saturates at 0.16 and less");

    public static HealthyRange DeadStart { get; } = new(0, 0.3, "of 378 certified healthy runs of four sets of programs one starts with more, 0.38, and 99 % with at most 0.13; those with dead units start with 0.31 and more");

    public static HealthyRange StartGain { get; } = new(0.4, 4, "the usual starts: LeCun 1, Kaiming 1.41, uniform ±1/√n 0.58; Xavier at most 1.41");

    public static HealthyRange LayerGrowth { get; } = new(0.4, 1.8, "330 certified healthy runs of four sets of programs start at 0.47 to 1.16; those with too small weights at 0.43 and less, with too large ones at 1.9 and more");

    public static HealthyRange Gain { get; } = new(0.3, None, "0.5 % of 2,425 certified healthy runs lie below (healthy-runs.tsv): what is found at once is below 0");

    public static HealthyRange UpdateSize { get; } = new(-3.75, -0.75, Shown);

    public static HealthyRange Kept { get; } = new(0.05, 1, Shown);

    public static HealthyRange DropoutCost { get; } = new(0, 0.5, "in 24 certified healthy runs of eight programs with dropout at most 0.05");

    public static HealthyRange Gap { get; } = new(0, 0.3, "of 864 certified healthy runs of four sets of programs two end further from training, by 0.36 at most");

    public static HealthyRange Apart { get; } = new(double.NegativeInfinity, 0.45, "1,332 certified healthy runs of seven sets of programs end at most 0.37 apart");

    public static HealthyRange Rise { get; } = new(0, 0.12, "runs certified as healthy rise by 0.1 at most");

    public static HealthyRange GradientError { get; } = new(0, 1e-3, "finite differences in double are good to 1e-6 and better where the loss is smooth");

    public static HealthyRange Overfit { get; } = new(0.74, 1, "certified healthy runs are seldom asked, and 85 of 92 lie inside (healthy-runs.tsv): a wider model has to come further besides");

    public static HealthyRange Shortfall { get; } = new(double.NegativeInfinity, 0.1, "runs certified as healthy are those that a reference net betters by no more than 0.1");
    public static HealthyRange Unexplained { get; } = new(double.NegativeInfinity, 0.15, "of 864 runs of healthy controls of four sets of programs, a reference net betters those on validation that it betters by 4 standard errors by at most 0.12");
    public static HealthyRange ShareOfReference { get; } = new(0.8, double.PositiveInfinity, "runs certified as healthy fall short of the reference net by less than 0.1; what is nearer is left alone");
    public static HealthyRange DecayGain { get; } = new(double.NegativeInfinity, 0.05, "a pilot of 870 runs: healthy ones gain at most 0.016 without decay, those with too much of it 0.05 to 0.99");
    public static HealthyRange ChangeGain { get; } = new(double.NegativeInfinity, 0.05, "a pilot of 870 runs: healthy ones lose 0.04 to 0.78 at a tenth of the rate, those with too high a rate gain 0.84 in the median");
    public static HealthyRange Overtaken { get; } = new(double.NegativeInfinity, 0.035, "of 359 runs of healthy controls of five sets of programs, a short run with a lower rate, larger batches, nothing dropped or no clipping gains at most 0.016 over the whole run");
    public static HealthyRange OvertakenUndecayed { get; } = new(double.NegativeInfinity, 0.06, "of 1,347 runs of healthy controls of seven sets of programs, a short run without decay gains more than 0.035 over the whole run in three, and at most 0.05");
    public static HealthyRange WiderGain { get; } = new(double.NegativeInfinity, 0.09, "of 359 runs of healthy controls of five sets of programs, a wider model gains at most 0.05 over the whole run, with other seeds 0.086");
    public static HealthyRange InFull { get; } = new(double.NegativeInfinity, 0.05, "of 699 runs of healthy controls of three sets of programs, as many steps with the rate held gain at most 0.038 over the run, without decay 0.045, with nothing dropped 0.014");
    public static HealthyRange EarlyRate { get; } = new(0.05, 1, "warm-up and cosine stand above it until the last seventh of a run");
    public static HealthyRange Growth { get; } = new(0, 10, "a run that diverges has its loss or its weights grow tenfold before");
    public static HealthyRange Spikes { get; } = new(0, 0.02, "3 % of 2,498 certified healthy runs lie above (healthy-runs.tsv): the run has to come further besides where spikes are clipped");
    public static HealthyRange WrongWhenSure { get; } = new(0, 0.5, "simulated, 16 times each: two normals in 2 to 30 columns, 150 to 1,000 rows, whose overlap leaves 15 % wrong stay below 0.51 less its error, 26 % below 0.69, 37 % below 0.9; the limit rises with the share; classes mistaken by chance have 0.7 to 0.9");
    public static HealthyRange SameAnswer { get; } = new(0, 1e-6, Fact);
    public static HealthyRange TrainingScale { get; } = new(0.7, 1.4, "certified healthy runs that scale or draw while training have 0.89 to 1.0; dropout that is not compensated, or twice, 0.14 to 0.26 and 1.6 to 3 from a rate of 0.4 on");
    public static HealthyRange Recall { get; } = new(0.5, 1, "half of a class is the least that is worth having; no certified healthy run that is judged by it has so rare a one");
    public static HealthyRange RecallOfScarce { get; } = new(0.3, 1, "of healthy controls of seven sets of programs that have a class of less than 0.35 / C of the rows, and where it is found when drawn as often as the others, the least recognise 0.39 of it");
}
