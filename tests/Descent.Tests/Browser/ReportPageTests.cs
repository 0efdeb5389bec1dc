using Descent.Tests.Cli;
using Xunit;

namespace Descent.Tests.Browser;

/// <summary>The page of a report in a real browser: what it shows, what it asks for, and that it can be used by mouse and by keys.</summary>
public sealed class ReportPageTests(SharedChromium shared) : IClassFixture<SharedChromium>
{
    private const int Megabyte = 1 << 20;
    private const string FocusedId = "document.activeElement.id || document.activeElement.className || document.activeElement.tagName";

    public static TheoryData<string> Names => [.. Pages.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_opens_without_a_complaint_and_asks_for_nothing(string name)
    {
        var browser = await shared.Get();
        using var folder = new CommandFolder();
        Pages.All[name](folder);
        foreach (var (width, isDark) in new[] { (1280, false), (390, true) })
        {
            await browser.Open(folder.In("report.html"), width, isDark: isDark);
            Assert.Empty(browser.Complaints);
            Assert.All(browser.Requests, address => Assert.Matches("^(file:.*/report\\.html|data:,|data:image/.*)$", address));
            Assert.False(await browser.Evaluate<bool>("'broken' in window"), "a text of the data was run as a script");
            Assert.Equal(isDark ? "dark" : "light", await browser.Evaluate<string>("document.documentElement.dataset.theme"));
            Assert.True(await browser.Evaluate<int>("document.documentElement.scrollWidth") <= width, "it is wider than the window");
            Assert.True(await browser.Evaluate<int>("document.querySelectorAll('.plot').length") > 0);
            Assert.True(await browser.Evaluate<bool>("[...document.querySelectorAll('.plot')].every(plot => plot.querySelector('svg') && plot.getAttribute('aria-label').length > 5)"), "a chart is empty or has no words");
            Assert.True(await browser.Evaluate<bool>("[...document.querySelectorAll('table')].every(table => table.caption && table.querySelectorAll('thead th[scope=col]').length && table.querySelectorAll('tbody th[scope=row]').length)"), "a table has no caption or headers");
            Assert.DoesNotMatch("NaN|undefined|\\[object", await browser.Evaluate<string>("document.body.innerText"));
            Assert.Equal(0, await browser.Evaluate<double>("new Promise(done => { let sum = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value)).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 100); })"));
        }

        Assert.True(new FileInfo(folder.In("report.html")).Length < 3 * Megabyte);
    }

    [Fact]
    public async Task It_says_where_the_worst_rows_are_and_what_they_hold()
    {
        var browser = await shared.Get();
        using var folder = new CommandFolder();
        Pages.All["regression with hostile columns"](folder);
        await browser.Open(folder.In("report.html"));
        var table = await browser.Evaluate<string>("document.querySelector('figure.wide table').textContent");
        Assert.Matches("line \\d+", table);
        Assert.Contains(Pages.Hostile, table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_lights_its_finding_and_a_finding_its_pin()
    {
        var browser = await shared.Get();
        using var folder = new CommandFolder();
        Pages.All["findings"](folder);
        await browser.Open(folder.In("report.html"));
        Assert.Equal(["", ""], await Lit(browser));
        await browser.Click("#pin-2");
        Assert.Equal(["pin-2", "finding-2"], await Lit(browser));
        Assert.Equal(new double[] { 1.25, 3, 1.25 }, await Widths(browser));
        Assert.EndsWith("#finding-2", await browser.Evaluate<string>("location.hash"), StringComparison.Ordinal);
        await browser.Click("#finding-3 .back");
        Assert.Equal(["pin-3", "finding-3"], await Lit(browser));
        Assert.Equal(new double[] { 1.25, 1.25, 3 }, await Widths(browser));
        Assert.Equal(new double[] { 30, 70 }, await browser.Evaluate<double[]>("(() => { const band = document.querySelector('#curve .plot').layout.shapes.find(shape => shape.type === 'rect'); return [band.x0, band.x1]; })()"));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Scale_and_theme_change_by_their_buttons()
    {
        var browser = await shared.Get();
        using var folder = new CommandFolder();
        Pages.All["findings"](folder);
        await browser.Open(folder.In("report.html"));
        const string Scale = "document.querySelector('#curve .plot').layout.yaxis.type + ' ' + document.getElementById('log').getAttribute('aria-pressed')";
        const string Ink = "document.querySelector('#curve .plot').layout.font.color + getComputedStyle(document.body).backgroundColor";
        Assert.Equal("linear false", await browser.Evaluate<string>(Scale));
        await browser.Click("#log");
        Assert.Equal("log true", await browser.Evaluate<string>(Scale));
        await browser.Click("#linear");
        Assert.Equal("linear false", await browser.Evaluate<string>(Scale));
        var light = await browser.Evaluate<string>(Ink);
        await browser.Click("#theme");
        Assert.Equal("dark", await browser.Evaluate<string>("document.documentElement.dataset.theme"));
        Assert.NotEqual(light, await browser.Evaluate<string>(Ink));
        await browser.Click("#theme");
        Assert.Equal(light, await browser.Evaluate<string>(Ink));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task It_can_be_used_by_keys_in_the_order_of_reading()
    {
        var browser = await shared.Get();
        using var folder = new CommandFolder();
        Pages.All["findings"](folder);
        await browser.Open(folder.In("report.html"));
        foreach (var expected in new[] { "skip", "theme", "linear", "log", "whole", "pin-1", "pin-2", "pin-3" })
        {
            await browser.Press("Tab", 9);
            Assert.Equal(expected, await browser.Evaluate<string>(FocusedId));
            Assert.NotEqual("none", await browser.Evaluate<string>("getComputedStyle(document.activeElement).outlineStyle"));
        }

        await browser.Press("Enter", 13);
        Assert.Equal(["pin-3", "finding-3"], await Lit(browser));
    }

    [Fact]
    public async Task Printed_it_is_light_and_afterwards_as_before()
    {
        var browser = await shared.Get();
        using var folder = new CommandFolder();
        Pages.All["findings"](folder);
        await browser.Open(folder.In("report.html"), isDark: true);
        await browser.Evaluate<bool>("window.seen = [], addEventListener('beforeprint', () => seen.push(document.documentElement.dataset.theme, document.querySelector('#curve .plot svg').clientWidth <= 690)), true");
        Assert.True((await browser.Print()).Length > 10_000);
        Assert.Equal("light,true", await browser.Evaluate<string>("seen.join()"));
        Assert.Equal("dark", await browser.Evaluate<string>("document.documentElement.dataset.theme"));
        Assert.True(await browser.Evaluate<bool>("document.querySelector('#curve .plot svg').clientWidth > 900"));
        Assert.Empty(browser.Complaints);
    }

    // For the eye: DESCENT_PICTURES names a folder, and every page is put there, wide, dark, on a phone, and on paper.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Pictures_for_the_eye(string name)
    {
        var pictures = Environment.GetEnvironmentVariable("DESCENT_PICTURES");
        Assert.SkipWhen(pictures is null, "no folder for pictures in DESCENT_PICTURES");
        var browser = await shared.Get();
        using var folder = new CommandFolder();
        Pages.All[name](folder);
        foreach (var (kind, width, isDark) in new[] { ("wide", 1280, false), ("dark", 1280, true), ("phone", 390, false) })
        {
            await browser.Open(folder.In("report.html"), width, isDark: isDark);
            await File.WriteAllBytesAsync(Path.Combine(pictures!, $"{name.Replace(' ', '-')}-{kind}.png"), await browser.Picture(), TestContext.Current.CancellationToken);
        }

        await File.WriteAllBytesAsync(Path.Combine(pictures!, $"{name.Replace(' ', '-')}.pdf"), await browser.Print(), TestContext.Current.CancellationToken);
    }

    private static Task<string[]> Lit(Chromium browser) =>
        browser.Evaluate<string[]>("['.pin', '.finding'].map(kind => [...document.querySelectorAll(kind + '.lit[aria-current]')].map(element => element.id).join())");

    // Of the lines at the findings' steps.
    private static Task<double[]> Widths(Chromium browser) =>
        browser.Evaluate<double[]>("document.querySelector('#curve .plot').layout.shapes.filter(shape => shape.type === 'line' && shape.xref === 'x').map(shape => shape.line.width)");
}
