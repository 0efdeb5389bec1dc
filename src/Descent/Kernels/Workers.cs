using System.Runtime.ExceptionServices;

namespace Descent.Kernels;

/// <summary>Work in parts that can run at the same time.</summary>
internal interface IJob
{
    void Run(int part);
}

/// <summary>A few threads that wait, briefly awake, for a share of work. Results must not depend on how many there are.</summary>
internal static class Workers
{
    private const int Pauses = 250; // about 10 µs of looking for work without pause …
    private const int Yields = 800; // … and about 200 µs of looking between other threads' work, before a worker sleeps
    private static readonly Lock Gate = new();
    private static Worker[] _workers = [];

    /// <summary>How many threads may work at once, the caller's included.</summary>
    public static int MaxThreads { get; set; } = Environment.ProcessorCount;

    /// <summary>Runs parts 0 … count − 1, the last on the caller's thread, and returns when all are done. Allocates nothing.</summary>
    public static void Run<TJob>(int count, TJob job)
        where TJob : struct, IJob
    {
        // Someone else's work in progress, or work within work: run it here, one part after the other. The bits are the same.
        if (count == 1 || Gate.IsHeldByCurrentThread || !Gate.TryEnter())
        {
            for (var i = 0; i < count; i++)
            {
                job.Run(i);
            }

            return;
        }

        try
        {
            while (_workers.Length < count - 1)
            {
                _workers = [.. _workers, new Worker()];
            }

            Shared<TJob>.Job = job;
            for (var i = 0; i < count - 1; i++)
            {
                _workers[i].Start(Shared<TJob>.Run, i);
            }

            try
            {
                job.Run(count - 1);
            }
            finally
            {
                for (var i = 0; i < count - 1; i++)
                {
                    _workers[i].Finish();
                }

                Shared<TJob>.Job = default;
            }
        }
        finally
        {
            Gate.Exit();
        }
    }

    // The job that runs, where all threads see it; the gate lets in one at a time.
    private static class Shared<TJob>
        where TJob : struct, IJob
    {
        public static readonly Action<int> Run = part => Job.Run(part);
        public static TJob Job;
    }

    // A part is offered to a worker and done by whoever takes it first: a worker that has to wake up takes longer than most parts.
    private sealed class Worker
    {
        private const int Free = 0;
        private const int Offered = 1;
        private const int Taken = 2;

        private readonly object _sleep = new(); // Monitor's, which can wait
        private Action<int>? _part;
        private int _number;
        private int _state;
        private Exception? _error;
        private bool _isAsleep;

        public Worker() => new Thread(Loop) { IsBackground = true, Name = "Descent worker" }.Start();

        public void Start(Action<int> part, int number)
        {
            (_part, _number) = (part, number);
            Volatile.Write(ref _state, Offered);
            Interlocked.MemoryBarrier(); // the offer must be seen before the flag is read, or a worker sleeps through it
            if (Volatile.Read(ref _isAsleep))
            {
                lock (_sleep)
                {
                    Monitor.Pulse(_sleep);
                }
            }
        }

        /// <summary>Takes the part back, if the worker has not begun; else waits for it.</summary>
        public void Finish()
        {
            if (Interlocked.CompareExchange(ref _state, Taken, Offered) == Offered)
            {
                try
                {
                    _part!(_number);
                }
                finally
                {
                    Volatile.Write(ref _state, Free);
                }

                return;
            }

            for (var i = 0; Volatile.Read(ref _state) != Free; i++)
            {
                Wait(i);
            }

            if (_error is { } error)
            {
                _error = null;
                ExceptionDispatchInfo.Throw(error);
            }
        }

        private void Loop()
        {
            while (true)
            {
                for (var i = 0; i < Pauses + Yields && Volatile.Read(ref _state) != Offered; i++)
                {
                    Wait(i);
                }

                if (Volatile.Read(ref _state) != Offered)
                {
                    Sleep();
                }

                if (Interlocked.CompareExchange(ref _state, Taken, Offered) == Offered)
                {
                    try
                    {
                        _part!(_number);
                    }
                    catch (Exception e)
                    {
                        _error = e; // thrown again on the caller's thread
                    }

                    Volatile.Write(ref _state, Free);
                }
            }
        }

        private void Sleep()
        {
            lock (_sleep)
            {
                Volatile.Write(ref _isAsleep, true);
                Interlocked.MemoryBarrier();
                if (Volatile.Read(ref _state) != Offered)
                {
                    Monitor.Wait(_sleep);
                }

                Volatile.Write(ref _isAsleep, false);
            }
        }

        private static void Wait(int time)
        {
            if (time < Pauses)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }
    }
}
