using Xunit;

namespace Descent.Tests;

/// <summary>What measures the whole process runs while no other test does.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MeasuredAlone;
