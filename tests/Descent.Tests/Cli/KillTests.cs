using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Cli;

/// <summary>The command as a process of its own: killed, interrupted, and on a full disk.</summary>
public sealed class KillTests
{
    private const int Kills = 30;
    private const int Interrupt = 2;
    private static readonly string[] Training = ["train", "moons", "--epochs", "600", "--patience", "600", "--hidden", "8"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_killed_at_30_random_moments_ends_with_the_bits_of_an_uninterrupted_one()
    {
        using var folder = new CommandFolder();
        Assert.Equal(0, await Start(folder, [.. Training, "--out", folder.In("whole")]));
        var random = new RandomStream(17);
        var kills = 0;
        while (kills < Kills)
        {
            string[] arguments = File.Exists(folder.In("cut/settings.json")) ? ["train", "--resume", folder.In("cut")] : [.. Training, "--out", folder.In("cut"), "--overwrite"];
            using var process = Create(folder, [.. arguments, "--checkpoint", "0.01"]);
            process.Start();
            var hasEnded = process.WaitForExit(TimeSpan.FromMilliseconds(80 + random.NextIndex(250)));
            if (hasEnded)
            {
                Assert.Equal(0, process.ExitCode);
                File.Delete(folder.In("cut/settings.json")); // it was faster: begin again
                continue;
            }

            process.Kill();
            await process.WaitForExitAsync(Token);
            kills++;
            AssertWhole(folder.In("cut"));
        }

        Assert.Equal(0, await Start(folder, File.Exists(folder.In("cut/settings.json")) ? ["train", "--resume", folder.In("cut")] : [.. Training, "--out", folder.In("cut"), "--overwrite"]));
        Assert.Equal(File.ReadAllBytes(folder.In("whole/model.safetensors")), File.ReadAllBytes(folder.In("cut/model.safetensors")));
        Assert.Empty(Directory.GetFiles(folder.In("cut"), "*.part"));
    }

    [Fact]
    public async Task Ctrl_C_saves_the_state_says_how_to_go_on_and_answers_130()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "sends a POSIX signal");
        using var folder = new CommandFolder();
        using var process = Create(folder, ["train", "names", "--epochs", "100", "--out", folder.In("run")]);
        process.Start();
        while (!File.Exists(folder.In("run/checkpoint.safetensors")))
        {
            Assert.False(process.HasExited);
            await Task.Delay(20, Token);
        }

        Assert.Equal(0, Signal(process.Id, Interrupt));
        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.Matches(@"^descent: stopped at step \d+; nothing is lost\. Go on with: descent train --resume .*run\n$", errors);
        Assert.Equal(130, process.ExitCode);
        AssertWhole(folder.In("run"));
    }

    // A limit on file sizes stands for a full disk: writing beyond it fails in the same way. The runtime maps its code from a file
    // of its own unless told otherwise, which the limit would stop too.
    [Fact]
    public async Task A_full_disk_is_one_message_and_the_last_checkpoint_stays_whole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits file sizes by the shell");
        using var folder = new CommandFolder();
        string[] command = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", CommandLibrary, "train", "names", "--epochs", "1", "--out", folder.In("run"), "--checkpoint", "0"];
        using var process = new Process
        {
            StartInfo = new("bash", ["-c", "trap '' XFSZ; ulimit -f 64; exec \"$@\"", "bash", .. command]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" } },
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.StartsWith("descent: ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await output + errors, StringComparison.Ordinal);
        Assert.Equal(3, process.ExitCode);
        AssertWhole(folder.In("run"));
        Assert.Empty(Directory.GetFiles(folder.In("run"), "*.part"));
    }

    private static string CommandLibrary => Path.Combine(AppContext.BaseDirectory, "descent-cli.dll");

    private static async Task<int> Start(CommandFolder folder, string[] arguments)
    {
        using var process = Create(folder, arguments);
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        await output;
        return errors.Length == 0 ? process.ExitCode : throw new InvalidOperationException(errors);
    }

    private static Process Create(CommandFolder folder, string[] arguments) => new()
    {
        StartInfo = new("dotnet", [CommandLibrary, .. arguments]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true },
    };

    // Every file that bears its name can be read: tensors and settings whole, and each line of the log but one cut at the end.
    private static void AssertWhole(string run)
    {
        foreach (var file in Directory.Exists(run) ? Directory.GetFiles(run, "*.safetensors") : [])
        {
            Assert.NotEmpty(Safetensors.Read(file).Tensors);
        }

        if (File.Exists(Path.Combine(run, "settings.json")))
        {
            JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "settings.json"))).Dispose();
        }

        if (File.Exists(Path.Combine(run, "log.jsonl")))
        {
            var text = File.ReadAllText(Path.Combine(run, "log.jsonl"));
            foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                JsonDocument.Parse(line).Dispose();
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
