using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Descent.Tests.Browser;

/// <summary>A real browser without a window, driven by its DevTools protocol: one page, what it asks the network for, and what it complains of.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];
    private int _sent;

    private Chromium(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>Where the browser is, or null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Errors and warnings of the open page's console, and what it threw.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The addresses that the open page asked for, its own first.</summary>
    public IReadOnlyList<string> Requests => _requests;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Chromium> Start()
    {
        Assert.SkipWhen(Program is null, "there is no Chromium on the path; install it to run the tests of pages (Debian: apt-get install chromium)");
        var profile = Directory.CreateTempSubdirectory("descent-browser-").FullName;
        var process = new Process
        {
            StartInfo = new(Program!, [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", $"--user-data-dir={profile}", "--remote-debugging-port=0", "about:blank"])
            {
                RedirectStandardError = true,
            },
        };
        process.Start();
        var browser = new Chromium(process, profile);
        try
        {
            await browser.Connect();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    public async Task Open(string file, int width = 1280, int height = 900, bool isDark = false)
    {
        await Send("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        await Send("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }) });
        _complaints.Clear();
        _requests.Clear();
        await Send("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri });
        await Evaluate<bool>("new Promise(done => document.readyState === 'complete' ? done(true) : addEventListener('load', () => done(true)))");
        await Evaluate<bool>("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
    }

    /// <summary>The value of a script, waited for where it is a promise.</summary>
    public async Task<T> Evaluate<T>(string script)
    {
        var answer = await Send("Runtime.evaluate", new() { ["expression"] = script, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["exceptionDetails"] is { } thrown ? throw new InvalidOperationException($"{script}: {thrown}") : answer["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>A click of the mouse in the middle of an element.</summary>
    public async Task Click(string selector)
    {
        var at = await Evaluate<double[]>($"(() => {{ const e = document.querySelector('{selector}'); e.scrollIntoView({{ block: 'center', behavior: 'instant' }}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})()");
        foreach (var what in new[] { "mousePressed", "mouseReleased" })
        {
            await Send("Input.dispatchMouseEvent", new() { ["type"] = what, ["x"] = at[0], ["y"] = at[1], ["button"] = "left", ["clickCount"] = 1 });
        }
    }

    public async Task Press(string key, int code)
    {
        foreach (var what in new[] { "keyDown", "keyUp" })
        {
            await Send("Input.dispatchKeyEvent", new() { ["type"] = what, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code, ["text"] = key == "Enter" ? "\r" : "" });
        }
    }

    /// <summary>The page as it would be printed, a PDF.</summary>
    public async Task<byte[]> Print() => Convert.FromBase64String((string)(await Send("Page.printToPDF", new() { ["printBackground"] = false }))["data"]!);

    /// <summary>A picture of the whole page, a PNG.</summary>
    public async Task<byte[]> Picture() => Convert.FromBase64String((string)(await Send("Page.captureScreenshot", new() { ["captureBeyondViewport"] = true }))["data"]!);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // a child of the browser may still write its profile
        }
    }

    private async Task Connect()
    {
        const string Announcement = "DevTools listening on ";
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync(Token) ?? throw new InvalidOperationException($"{Program} ended without a word");
        }
        while (!line.StartsWith(Announcement, StringComparison.Ordinal));
        _ = _process.StandardError.ReadToEndAsync(CancellationToken.None); // or its pipe fills and it stops
        using var http = new HttpClient();
        var pages = await http.GetFromJsonAsync<JsonArray>($"http://{new Uri(line[Announcement.Length..]).Authority}/json/list", Token);
        await _socket.ConnectAsync(new Uri((string)pages!.First(page => (string)page!["type"]! == "page")!["webSocketDebuggerUrl"]!), Token);
        foreach (var part in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await Send($"{part}.enable");
        }
    }

    private async Task<JsonNode> Send(string method, JsonObject? parameters = null)
    {
        var id = ++_sent;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] }), WebSocketMessageType.Text, true, Token);
        while (true)
        {
            var message = await Receive();
            if ((int?)message["id"] == id)
            {
                return message["error"] is { } error ? throw new InvalidOperationException($"{method}: {error}") : message["result"]!;
            }

            Note(message);
        }
    }

    private async Task<JsonNode> Receive()
    {
        var (bytes, buffer) = (new MemoryStream(), new byte[1 << 16]);
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, Token);
            bytes.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(bytes.ToArray())!;
    }

    private void Note(JsonNode message)
    {
        var what = message["params"];
        switch ((string?)message["method"])
        {
            case "Runtime.exceptionThrown":
                _complaints.Add(what!["exceptionDetails"]!.ToJsonString());
                break;
            case "Runtime.consoleAPICalled" when (string)what!["type"]! is "error" or "warning" or "assert":
                _complaints.Add(what["args"]!.ToJsonString());
                break;
            case "Log.entryAdded" when (string)what!["entry"]!["level"]! is "error" or "warning":
                _complaints.Add(what["entry"]!.ToJsonString());
                break;
            case "Network.requestWillBeSent":
                _requests.Add((string)what!["request"]!["url"]!);
                break;
        }
    }
}
