using Xunit;

namespace Descent.Tests.Browser;

/// <summary>One browser for the tests of a class, started when the first asks for it.</summary>
public sealed class SharedChromium : IAsyncLifetime
{
    private Chromium? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _browser?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal async Task<Chromium> Get() => _browser ??= await Chromium.Start();
}
