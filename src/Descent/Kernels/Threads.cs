using Descent.Kernels;

namespace Descent;

/// <summary>How many threads the library's own work may use. Results do not depend on it.</summary>
public static class Threads
{
    /// <summary>The most threads that work at once on one operation, the caller's included.</summary>
    /// <value>1 or more; the processors granted to the process unless set. With 1 no thread is started.</value>
    public static int Max
    {
        get => Workers.MaxThreads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Workers.MaxThreads = value;
        }
    }
}
