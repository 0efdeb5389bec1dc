using System.Text;
using Xunit;

namespace Descent.Tests.Data;

public sealed class TextTests
{
    private static readonly string[] Items = ["añ", "👩‍🚀a"];

    [Fact]
    public void A_vocabulary_numbers_whole_characters_of_any_plane_and_reads_itself_back()
    {
        var vocabulary = Vocabulary.Of(Items);
        Assert.Equal(6, vocabulary.Count); // the mark, a, ñ, joiner, woman, rocket
        Assert.Equal("añ\u200D👩🚀".EnumerateRunes().Order(), vocabulary.Characters.EnumerateRunes().Order());
        var back = Vocabulary.Parse(vocabulary.Characters);
        Assert.All(Items, item => Assert.Equal(item, back.Decode(vocabulary.Encode(item))));
        Assert.False(vocabulary.Covers("ab"));
        Assert.StartsWith("Vocabulary: 'b' (U+0062) does not occur in the text it was made of. Use its 5 characters.", Assert.Throws<ArgumentException>(() => vocabulary.Encode("ab")).Message, StringComparison.Ordinal);
        Assert.Equal("Vocabulary.Parse: a character stands twice. Use the text as Characters gave it.", Assert.Throws<InvalidDataException>(() => Vocabulary.Parse("aa")).Message);
    }

    [Fact]
    public void Windows_show_the_symbols_before_each_symbol_and_before_the_end()
    {
        var data = ContextWindows.Of(["ab"], Vocabulary.Of(["ab"]), 3);
        Assert.Equal([0, 0, 0, 0, 0, 1, 0, 1, 2], ((Indices)data.Inputs).Values.ToArray());
        Assert.Equal([1, 2, 0], ((Indices)data.Targets).Values.ToArray());
    }

    [Theory]
    [InlineData("a\nb\n")]
    [InlineData("a\r\nb")]
    [InlineData("\uFEFFa\n\nb\n\n")]
    public void Lines_end_in_any_way_and_empty_ones_are_no_items(string text) =>
        Assert.Equal(["a", "b"], TextLines.Read(Encoding.UTF8.GetBytes(text), "test.txt"));

    [Fact]
    public void Two_moons_have_equal_classes_and_their_seed()
    {
        var data = TwoMoons.Of(101, 0.1, 4);
        Assert.Equal([51, 50], ((Indices)data.Targets).Values.ToArray().CountBy(c => c).OrderBy(c => c.Key).Select(c => c.Value));
        Assert.Equal(((Tensor)data.Inputs).ToArray(), ((Tensor)TwoMoons.Of(101, 0.1, 4).Inputs).ToArray());
        Assert.NotEqual(((Tensor)data.Inputs).ToArray(), ((Tensor)TwoMoons.Of(101, 0.1, 5).Inputs).ToArray());
    }
}
