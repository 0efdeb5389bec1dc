using Descent.Faults;
using Descent.Faults.Programs;
using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Faults;

/// <summary>What a control has to show before the doctor's silence about it counts.</summary>
public sealed class CertificateTests
{
    [Theory]
    [InlineData(1, 0.1, "")]
    [InlineData(1, 0.005, "far below the best")] // trained longer or faster it comes further
    [InlineData(0, 0.1, "nothing to learn")]
    public void A_control_is_healthy_where_no_configuration_of_it_comes_much_further(double signal, double rate, string doubt)
    {
        var certificate = new Certificate(new Line(signal, rate, null), 2);
        Assert.Equal(doubt, certificate.Doubt(certificate.Best, 2));
    }

    [Fact]
    public void It_is_judged_by_the_best_on_the_data()
    {
        var certificate = new Certificate(new Line(1, 0.1, null), 2);
        Assert.Equal("far below the best", certificate.Doubt(2 * certificate.Best, 2));
    }

    [Fact]
    public void Losses_with_weights_of_their_own_are_certified_too()
    {
        var certificate = new Certificate(new Line(1, 0.1, new BinaryCrossEntropy(Tensor.Of(2.0))), 1);
        Assert.Equal("", certificate.Doubt(certificate.Best, 1));
    }

    [Fact]
    public void What_it_does_leaves_the_control_as_it_was_trained()
    {
        var control = new Line(1, 0.1, null);
        var certificate = new Certificate(control, 1);
        Assert.Equal("", certificate.Doubt(certificate.Best, 1));
        Assert.Equal(control.Run(1, new Watch()).Model.Parameters.Select(parameter => parameter.ToArray()), certificate.Runs[0].Model.Parameters.Select(parameter => parameter.ToArray()));
    }

    // Yes or no by the first of two columns, with some doubt.
    private sealed class Line(double signal, double rate, LossFunction? loss, int epochs = 40) : TrainingProgram
    {
        private readonly LossFunction _loss = loss ?? new BinaryCrossEntropy();

        public override string Name => "line";

        public override string Data => "line";

        public override TrainingProgram? Repaired(string repair, double? number = null) => repair switch
        {
            Repairs.TrainLonger => new Line(signal, rate, loss, 5 * epochs),
            Repairs.RaiseRate => new Line(signal, 10 * rate, loss, epochs),
            _ => null,
        };

        public override Outcome Run(ulong seed, Watch watch)
        {
            var (train, validation, test) = (Drawn(seed, 200), Drawn(seed + 1000, 200), Drawn(seed + 2000, 400));
            var model = new Linear(2, 1, new RandomStream(seed));
            var adam = new Adam(model.Parameters) { LearningRate = rate };
            watch.Of(model, _loss, adam, train, validation, epochs);
            double At(Dataset data) => _loss.Of(model.Forward(data.Inputs), data.Targets).Mean().ToScalar();
            double Skill(Dataset data) => 1 - At(data) / _loss.Yardstick(data.Targets, 1).Prior;
            var (own, others) = (new List<double>(), new List<double>());
            for (var epoch = 0; epoch < epochs; epoch++)
            {
                adam.Step(_loss.Of(model.Forward(train.Inputs), train.Targets).Mean());
                own.Add(At(train));
                others.Add(At(validation));
            }

            return new(model, epochs, Skill(test), Skill(test), Skill(validation), own, others, _loss.Yardstick(validation.Targets, 1).Prior);
        }

        private Dataset Drawn(ulong seed, int count)
        {
            var random = new RandomStream(seed);
            var x = Enumerable.Range(0, 2 * count).Select(_ => random.NextNormal()).ToArray();
            var y = Enumerable.Range(0, count).Select(row => random.NextUniform() < 1 / (1 + Math.Exp(-3 * signal * x[2 * row])) ? 1.0 : 0);
            return new(Tensor.From(new(count, 2), x), Tensor.From(new(count, 1), [.. y]));
        }
    }
}
