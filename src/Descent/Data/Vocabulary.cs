using System.Text;

namespace Descent;

/// <summary>The symbols of a text, numbered: 0 is the mark before and after every item, the others are its characters in order. Immutable.</summary>
/// <remarks>A symbol is a Unicode scalar value (a rune), so any text can be written, and no emoji is cut in half.</remarks>
public sealed class Vocabulary
{
    /// <summary>The number of the mark before and after every item.</summary>
    public const int Mark = 0;

    private readonly Rune[] _runes;
    private readonly Dictionary<Rune, int> _numbers;

    private Vocabulary(Rune[] runes)
    {
        _runes = runes;
        _numbers = runes.Index().ToDictionary(rune => rune.Item, rune => rune.Index + 1);
    }

    /// <summary>How many symbols there are, with the mark.</summary>
    public int Count => _runes.Length + 1;

    /// <summary>The characters in the order of their numbers, from 1; <see cref="Parse"/> reads it back.</summary>
    public string Characters => string.Concat(_runes);

    /// <summary>The vocabulary of some items: every character that occurs, sorted by code point.</summary>
    public static Vocabulary Of(IEnumerable<string> items) => new([.. items.SelectMany(item => item.EnumerateRunes()).Distinct().Order()]);

    /// <summary>The vocabulary that <see cref="Characters"/> describes.</summary>
    /// <exception cref="InvalidDataException">A character stands twice.</exception>
    public static Vocabulary Parse(string characters)
    {
        ArgumentNullException.ThrowIfNull(characters);
        Rune[] runes = [.. characters.EnumerateRunes()];
        return runes.Distinct().Count() == runes.Length
            ? new(runes)
            : throw new InvalidDataException("Vocabulary.Parse: a character stands twice. Use the text as Characters gave it.");
    }

    /// <summary>The numbers of an item's symbols, without marks.</summary>
    /// <exception cref="ArgumentException">The item holds a character that is not in the vocabulary; the message shows it.</exception>
    public int[] Encode(string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var (numbers, count) = (new int[item.Length], 0);
        foreach (var rune in item.EnumerateRunes())
        {
            numbers[count++] = _numbers.TryGetValue(rune, out var number)
                ? number
                : throw new ArgumentException($"Vocabulary: '{rune}' (U+{rune.Value:X4}) does not occur in the text it was made of. Use its {_runes.Length} characters.", nameof(item));
        }

        return count == numbers.Length ? numbers : numbers[..count];
    }

    /// <summary>Whether every character of an item is in the vocabulary.</summary>
    public bool Covers(string item) => item.EnumerateRunes().All(_numbers.ContainsKey);

    /// <summary>The text of some symbols; marks are left out.</summary>
    public string Decode(IEnumerable<int> symbols) => string.Concat(symbols.Where(symbol => symbol != Mark).Select(symbol => _runes[symbol - 1]));

    /// <summary>How a symbol is shown: its character, or <c>.</c> for the mark.</summary>
    public string Show(int symbol) => symbol == Mark ? "." : _runes[symbol - 1].ToString();
}
