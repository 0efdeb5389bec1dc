using Descent.Diagnostics;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>What is remembered of a run stays right as it is thinned, and takes no more room.</summary>
public sealed class StepHistoryTests
{
    private const int Steps = 100_000;

    [Fact]
    public void Of_a_long_run_rates_and_slopes_stay_known_and_room_does_not_grow()
    {
        var history = new StepHistory();
        for (var step = 0; step < Steps; step++)
        {
            history.Show(10 - 5.0 * step / Steps);
            history.Add(1, step == 777 ? 0.5 : step < Steps / 2 ? 0.1 : 0.001);
        }

        Assert.Equal(Steps, history.Count);
        Assert.InRange(history.Rates.Count(), 4096, 8192);
        Assert.Equal((0.5, 777, 0.001), (history.PeakRate, history.PeakAt, history.LeastRate));
        Assert.Equal(0.1, history.RateAt(Steps / 2 - 16));
        Assert.Equal(0.001, history.RateAt(Steps / 2 + 16));
        Assert.InRange(history.FirstRateUnder(0.05, 777)!.Value, Steps / 2, Steps / 2 + 16);
        var (slope, error) = history.Slope(Steps / 4, Steps);
        Assert.Equal(-5.0 / Steps, slope, 5.0 / Steps * 1e-2);
        Assert.InRange(error, 0, 5.0 / Steps * 1e-2);
        Assert.Equal(5, history.Recent(10), 0.01);
        Assert.Equal(0, history.Spikes(10));
    }
}
