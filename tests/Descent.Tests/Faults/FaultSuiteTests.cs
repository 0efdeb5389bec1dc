using System.Reflection;
using Descent.Faults;
using Descent.Faults.Programs;
using Xunit;

namespace Descent.Tests.Faults;

/// <summary>The fault suite's own honesty: one fault a program, bits that do not depend on the watch, and its arithmetic by hand.</summary>
public sealed class FaultSuiteTests
{
    [Fact]
    public void Every_faulted_program_differs_from_its_control_in_one_thing()
    {
        foreach (var program in OwnPrograms.Seedings.SelectMany(seeding => seeding.Programs()))
        {
            var (spec, control) = (program.Spec, ((SpecProgram)program.Control!).Spec);
            var differing = typeof(Spec).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => !Equals(property.GetValue(spec), property.GetValue(control))).Select(property => property.Name).ToArray();
            var isOne = differing.Length == 1
                || differing is [nameof(Spec.Hidden), nameof(Spec.Last)] // weights of all layers
                || differing is [nameof(Spec.Mistake), nameof(Spec.IsRawInput) or nameof(Spec.IsRawTarget)]; // numbers in their units, and left so
            Assert.True(isOne, $"{program.Name}: {string.Join(", ", differing)}");
        }
    }

    [Fact]
    public void The_repair_of_each_fault_gives_its_control_back()
    {
        foreach (var seeding in OwnPrograms.Seedings)
        {
            foreach (var program in seeding.Programs())
            {
                var control = ((SpecProgram)program.Control!).Spec;
                double? number = seeding.Repair switch
                {
                    Repairs.LowerRate or Repairs.RaiseRate => control.Rate,
                    Repairs.LargerBatch => control.Batch,
                    Repairs.TrainLonger => control.Epochs,
                    Repairs.RemoveDecay => control.Decay > 0 ? control.Decay : null,
                    Repairs.RemoveDropout => control.Dropout,
                    _ => null,
                };
                var repaired = ((SpecProgram)program.Repaired(seeding.Repair, number)!).Spec with { Name = control.Name };
                if (seeding.Repair is not (Repairs.WidenModel or Repairs.WeighClasses)) // which mend in their own way
                {
                    Assert.True(repaired == control, program.Name);
                }
            }
        }
    }

    [Fact]
    public void Every_fault_of_the_catalogue_is_seeded()
    {
        string[] ids = [.. Enumerable.Range(1, 8).Select(i => $"L{i}"), .. Enumerable.Range(1, 12).Select(i => $"D{i}"), .. Enumerable.Range(1, 3).Select(i => $"I{i}"), .. Enumerable.Range(1, 4).Select(i => $"A{i}"), .. Enumerable.Range(1, 10).Select(i => $"O{i}"), .. Enumerable.Range(1, 4).Select(i => $"G{i}")];
        Assert.Equal(ids.Order(StringComparer.Ordinal), OwnPrograms.Seedings.Select(seeding => seeding.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Programs_have_names_of_their_own()
    {
        var names = new OwnPrograms().Programs.Select(program => program.Name).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Theory]
    [InlineData("wine relu momentum")]
    [InlineData("iris relu adam loop")]
    public void A_run_repeats_itself_and_is_not_changed_by_the_doctor(string name)
    {
        var program = new SpecProgram(Bases.Of(name));
        var doctor = new Doctor(isPassive: false);
        var (first, second, watched) = (program.Run(1, new Watch()), program.Run(1, new Watch()), program.Run(1, doctor));
        doctor.Conclude();
        Assert.Equal(first.TestSkill, second.TestSkill);
        foreach (var (unwatched, same) in first.Model.Parameters.Zip(watched.Model.Parameters))
        {
            Assert.Equal(unwatched.ToArray(), same.ToArray());
        }
    }

    [Fact]
    public void Wilsons_interval_is_that_of_the_formula()
    {
        // p = 0.9, n = 10, z² = 3.8415: middle (0.9 + 0.192073) / 1.384146 = 0.788987, half √(0.009 + 0.009604) · 1.959964 / 1.384146 = 0.193137
        var (low, high) = Statistics.Wilson(9, 10);
        Assert.Equal(0.595850, low, 5);
        Assert.Equal(0.982124, high, 5);
        Assert.Equal((0, 1), Statistics.Wilson(0, 0));
        Assert.Equal(0.2775, Statistics.Wilson(0, 10).High, 4); // z² / (n + z²)
    }

    [Fact]
    public void Cohens_d_and_the_paired_test_are_those_of_the_formulas()
    {
        // means 3 and 2, both variances 1
        Assert.Equal(1, Statistics.CohensD([2, 3, 4], [1, 2, 3]), 12);

        // differences 1, 2, 3: mean 2, error 1/√3, t = 3.46 > 2.92; differences −1, 2, 5: mean 2, error √3, t = 1.15
        Assert.True(Statistics.IsAbove([2, 3, 4], [1, 1, 1]));
        Assert.False(Statistics.IsAbove([0, 3, 6], [1, 1, 1]));
    }

    [Fact]
    public void Harm_deceit_and_what_is_regained_are_counted_by_hand()
    {
        Outcome Of(double test, double reported) => new(new Relu(), 1, test, test, reported, [0], [0], 1);
        Outcome[] control = [Of(0.9, 0.9), Of(0.8, 0.8), Of(0.85, 0.85)];
        var harmful = Harm.Of([Of(0.7, 0.7), Of(0.6, 0.6), Of(0.65, 0.65)], control); // 0.2 lost in each pair, deviation 0.05
        Assert.Equal(("harmful", 0.2, 4.0), (harmful.Kind, Math.Round(harmful.Lost, 12), Math.Round(harmful.Effect, 9)));
        Assert.Equal(0.75, harmful.Regained([Of(0.85, 0), Of(0.75, 0), Of(0.8, 0)], [Of(0.7, 0), Of(0.6, 0), Of(0.65, 0)], control), 12); // 0.15 of 0.2
        Assert.Equal("deceptive", Harm.Of([Of(0.9, 1.02), Of(0.8, 0.92), Of(0.85, 0.97)], control).Kind);
        Assert.Equal("latent", Harm.Of([Of(0.87, 0.9), Of(0.77, 0.8), Of(0.82, 0.85)], control).Kind);
        Assert.Equal("harmful", Harm.Of([Of(double.NegativeInfinity, 0), Of(0.8, 0.8), Of(0.85, 0.85)], control).Kind);
    }

    [Fact]
    public void An_answer_is_accepted_for_its_id_or_for_what_its_repair_regains()
    {
        Case Of(string? cause, double? regained) => new() { Program = "", Data = "", Fault = "O1", Kind = "harmful", Answers = [new(cause, [], [], false, 0, 1, "", true)], Regained = regained };
        Assert.True(Of("O1", null).IsStrict && Of("O1", null).IsAccepted);
        Assert.False(Of("O8", 0.95).IsStrict);
        Assert.True(Of("O8", 0.95).IsAccepted);
        Assert.False(Of("O8", 0.85).IsAccepted);
        Assert.False(Of(null, null).IsAccepted);
    }
}
