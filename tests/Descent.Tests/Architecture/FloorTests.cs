using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Tests.Architecture
{
    /// <summary>A folder of the library uses only floors below its own; files stay short and hold one public type; nothing prints or reads a clock.</summary>
    public sealed partial class FloorTests
    {
        private static readonly string Library = Path.Combine(Tree.Root, "src", "Descent");

        [Fact]
        public void Every_folder_uses_only_floors_below_its_own() =>
            Assert.Empty(Floors.Offences(typeof(Tensor).Assembly.GetTypes(), Floors.Folders(Library)));

        // Two types of this assembly, said to stand in the folders of their names: the first reaches up, the second beside.
        [Fact]
        public void A_broken_floor_is_found()
        {
            var folders = Floors.Folders(Library);
            folders["Broken.Low"] = "Tensors";
            folders["Broken.Beside"] = "Layers";
            Assert.Equal(
                ["Layers/Beside uses Losses/Loss", "Layers/Beside uses Losses/LossValues", "Tensors/Low uses Layers/Layer", "Tensors/Low uses Layers/Mlp"],
                Floors.Offences([typeof(Broken.Low), typeof(Broken.Beside)], folders));
        }

        [Fact]
        public void Every_type_of_the_library_stands_on_a_floor()
        {
            var folders = Floors.Folders(Library);
            Assert.DoesNotContain(
                typeof(Tensor).Assembly.GetTypes(),
                type => type.DeclaringType is null && type.Namespace?.StartsWith("Descent", StringComparison.Ordinal) == true
                    && !type.Name.StartsWith('<') && !folders.ContainsKey($"{type.Namespace}.{type.Name.Split('`')[0]}"));
        }

        [Fact]
        public void No_file_is_longer_than_400_lines() =>
            Assert.DoesNotContain(
                Directory.GetDirectories(Tree.Root).Where(folder => Path.GetFileName(folder) is "src" or "tests" or "examples" or "bench").SelectMany(Sources),
                file => file.Value.Count(symbol => symbol == '\n') > 400);

        // The function of an operation or a loss, and its form as a value, share a file: they are one thing.
        [Fact]
        public void A_file_declares_one_public_type_named_after_it()
        {
            Assert.DoesNotContain(
                from file in Sources(Library)
                let name = Path.GetFileNameWithoutExtension(file.Key)
                from type in PublicType().Matches(file.Value).Select(match => match.Groups[1].Value)
                where type != name && type is not "TensorOps" and not "Loss"
                select $"{name} declares {type}",
                _ => true);
        }

        [Fact]
        public void The_library_neither_prints_nor_reads_a_clock_nor_draws_ambient_chance() =>
            Assert.DoesNotContain(Sources(Library), file => Ambient().IsMatch(Comment().Replace(file.Value, "")));

        private static Dictionary<string, string> Sources(string folder) => Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .ToDictionary(file => file, File.ReadAllText);

        [GeneratedRegex(@"//[^\n]*")]
        private static partial Regex Comment();

        [GeneratedRegex(@"\bConsole\b|\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bStopwatch\b|\bnew Random\(|\bRandom\.Shared|\bGuid\.NewGuid|\bEnvironment\.TickCount")]
        private static partial Regex Ambient();

        [GeneratedRegex(@"^\s*public (?:abstract |sealed |static |partial |readonly |ref )*(?:class|struct|interface|enum|record struct|record) ([A-Z]\w*)", RegexOptions.Multiline)]
        private static partial Regex PublicType();
    }
}

namespace Broken
{
    internal static class Low
    {
        public static int Use(Descent.Mlp model) => model.Parameters.Count;
    }

    internal static class Beside
    {
        public static Descent.Tensor Use(Descent.Tensor x) => Descent.Loss.Hinge(x, x);
    }
}
