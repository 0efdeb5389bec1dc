using System.Text;
using Xunit;

namespace Descent.Tests.Data;

public sealed class TableTests
{
    private const string Houses = """
        size,town,note,price
        10,Ulm,"a, b",1.5
        20,Bonn,"say ""hi""
        twice",2.5
        ,Ulm,c,3.5
        30,Kiel,d,4.5
        1000,Bonn,e,9.5
        """;

    private static Table Table => Read(Houses);

    [Fact]
    public void Quotes_hold_commas_quotes_and_line_breaks_and_rows_know_their_lines()
    {
        Assert.Equal(["size", "town", "note", "price"], Table.Columns);
        Assert.Equal("a, b", Table.Cell(0, 2));
        Assert.Equal("say \"hi\"\ntwice", Table.Cell(1, 2).ReplaceLineEndings("\n"));
        Assert.Equal(5, Table.RowCount);
        Assert.Equal([2, 3, 5, 6, 7], Enumerable.Range(0, 5).Select(Table.Line));
    }

    [Fact]
    public void A_semicolon_a_tab_and_a_byte_order_mark_are_understood()
    {
        Assert.Equal(["a", "b"], Read("a;b\n1;2\n3;4").Columns);
        Assert.Equal(["a", "b"], Read("a\tb\n1\t2\n3\t4").Columns);
        Assert.Equal(["a", "b"], Read("\uFEFFa,b\n1,2\n3,4").Columns);
    }

    [Fact]
    public void The_task_is_inferred_from_the_target_and_can_be_said()
    {
        Assert.Equal(TableTask.Regression, TableTarget.Of(Table).Task);
        Assert.Equal(TableTask.Classification, TableTarget.Of(Read("x,y\n1,yes\n2,no\n3,no\n4,yes")).Task);
        Assert.Equal(TableTask.Classification, TableTarget.Of(Read("x,y\n1,0\n2,1\n3,1\n4,0")).Task);
        Assert.Equal(TableTask.Regression, TableTarget.Of(Read("x,y\n1,0\n2,1\n3,1\n4,0"), task: TableTask.Regression).Task);
        Assert.Equal(["2", "10"], TableTarget.Of(Read("x,y\n1,10\n2,2\n3,2\n4,10")).Classes); // by size, not by letters
    }

    [Fact]
    public void An_encoding_is_fitted_on_the_training_rows_only()
    {
        var encoding = TableEncoding.Fit(Table, TableTarget.Of(Table), [0, 1, 2, 3]);
        var size = encoding.Features.Single(feature => feature.Name == "size");
        Assert.Equal(20, size.Mean); // 10, 20 and 30: not the 1000 of row 4, nor the missing one
        Assert.Equal(Math.Sqrt(200 / 3.0), size.Deviation, 1e-12);
        Assert.Equal(3, encoding.Mean);
        Assert.Equal(["town", "note"], encoding.LeftOut); // different in nearly every training row

        var elsewhere = Read(Houses.Replace("1000,Bonn,e,9.5", "-7,Rom,x,0.5", StringComparison.Ordinal));
        Assert.Equal(encoding.ToJson(), TableEncoding.Fit(elsewhere, TableTarget.Of(elsewhere), [0, 1, 2, 3]).ToJson());
    }

    [Fact]
    public void Numbers_are_standardized_missing_ones_marked_and_categories_spread()
    {
        var table = Read("size,town,y\n10,Ulm,1\n20,Ulm,2\n,Bonn,3\n30,Bonn,4\n30,Rom,5.5");
        var encoding = TableEncoding.Fit(table, TableTarget.Of(table), [0, 1, 2, 3]);
        var unit = Math.Sqrt(200 / 3.0);
        Assert.Equal(4, encoding.Inputs); // size, whether it is missing, Bonn, Ulm
        Assert.Equal(
            [(float)(-10 / unit), 0, 0, 1, 0, 1, 1, 0, (float)(10 / unit), 0, 0, 0],
            encoding.Encode(table, [0, 2, 4]).ToArray()); // Rom was never seen: neither of the two
        Assert.Equal(5.5, encoding.Decode((5.5 - encoding.Mean) / encoding.Deviation), 1e-12);
    }

    [Fact]
    public void An_encoding_survives_its_json()
    {
        var encoding = TableEncoding.Fit(Table, TableTarget.Of(Table), [0, 1, 2, 3]);
        var back = TableEncoding.FromJson(encoding.ToJson());
        Assert.Equal(encoding.ToJson(), back.ToJson());
        Assert.Equal(encoding.Encode(Table, [0, 1, 2, 3, 4]).ToArray(), back.Encode(Table, [0, 1, 2, 3, 4]).ToArray());
        Assert.StartsWith("TableEncoding.FromJson: the text is no table encoding (", Assert.Throws<InvalidDataException>(() => TableEncoding.FromJson("{\"Target\":1}")).Message, StringComparison.Ordinal);
    }

    private static Table Read(string text) => Table.Read(Encoding.UTF8.GetBytes(text), "test.csv");
}
