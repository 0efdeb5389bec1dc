using Xunit;

namespace Descent.Tests.Optimizers;

public sealed class ScheduleTests
{
    [Fact]
    public void A_constant_rate_is_constant() => Assert.All(new[] { 0, 1, 1_000_000 }, step => Assert.Equal(0.3, Schedule.Constant(0.3).At(step)));

    [Fact]
    public void Steps_multiply_after_every_so_many()
    {
        var schedule = Schedule.Steps(0.8, 10, 0.5);
        Assert.Equal([0.8, 0.8, 0.4, 0.4, 0.2], new[] { 0, 9, 10, 19, 20 }.Select(schedule.At));
    }

    // ½ (1 + cos(π / 4)) = 0.853553…, halfway 0.5.
    [Fact]
    public void A_cosine_falls_from_the_rate_to_the_end_and_stays_there()
    {
        var schedule = Schedule.Cosine(1.1, 100, 0.1);
        foreach (var (step, expected) in new[] { (0, 1.1), (25, 0.1 + 0.8535533905932737), (50, 0.6), (100, 0.1), (1000, 0.1) })
        {
            Assert.Equal(expected, schedule.At(step), 1e-15);
        }

        Assert.All(Enumerable.Range(0, 100), step => Assert.True(schedule.At(step) > schedule.At(step + 1)));
    }

    [Fact]
    public void Warm_up_rises_in_equal_steps_from_above_0_and_then_leaves_the_schedule_alone()
    {
        var cosine = Schedule.Cosine(1, 100);
        var schedule = cosine.WarmUp(4);
        for (var step = 0; step <= 120; step++)
        {
            Assert.Equal(cosine.At(step) * Math.Min(1, (step + 1) / 4.0), schedule.At(step), 1e-15);
        }

        Assert.Equal(0.25, schedule.At(0), 1e-15);
        Assert.Equal(0.7, Schedule.Constant(0.7).WarmUp(0).At(0));
    }

    [Fact]
    public void A_schedule_that_makes_no_sense_is_refused_when_it_is_made()
    {
        Assert.Equal("Schedule: the rate is 0. Pass a finite number above 0. (Parameter 'rate')", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Constant(0)).Message);
        Assert.Equal("Schedule: the rate is NaN. Pass a finite number above 0. (Parameter 'rate')", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(double.NaN, 10)).Message);
        Assert.Equal("Schedule: the factor is -1. Pass a finite number above 0. (Parameter 'factor')", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Steps(1, 10, -1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Steps(1, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(1, 10, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Constant(1).WarmUp(-1));
    }
}
