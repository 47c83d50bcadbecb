using System.Runtime.ExceptionServices;

namespace VixShield.Risk;

/// <summary>One run over many scenarios: by horizon, in blocks, on as many threads as wanted.</summary>
internal sealed class ScenarioRun(
    ScenarioEngine engine, IReadOnlyList<MarketScenario> scenarios, Memory<double> marks, Memory<double> legPrices, IProgress<double>? progress, CancellationToken cancellation)
{
    // Fewer legs times scenarios than this are done before a second thread is awake.
    private const long WorthAThread = 20_000;

    private int _done;

    internal void Execute(int[] order)
    {
        int count = scenarios.Count;
        bool isOneHorizon = true;
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
            isOneHorizon &= scenarios[i].Days.Equals(scenarios[0].Days);
        }

        if (!isOneHorizon)
            Array.Sort(Enumerable.Range(0, count).Select(i => scenarios[i].Days).ToArray(), order, 0, count);
        for (int from = 0, until; from < count; from = until)
        {
            double days = scenarios[order[from]].Days;
            until = from + 1;
            while (until < count && scenarios[order[until]].Days.Equals(days))
                until++;
            Execute(engine.DayAt(days), order.AsMemory(from, until - from));
        }
    }

    private void Execute(ScenarioDay day, Memory<int> order)
    {
        int threads = engine.Options.MaximumThreads == 0 ? Environment.ProcessorCount : engine.Options.MaximumThreads;
        if ((long)order.Length * engine.Book.Legs.Length < WorthAThread)
            threads = 1;
        // Blocks of equal length, so that no thread waits for a short one; at least one for each thread.
        int blocks = Math.Max((order.Length + ScenarioRoom.Block - 1) / ScenarioRoom.Block, Math.Min(threads, order.Length));
        if (threads == 1)
        {
            for (int b = 0; b < blocks; b++)
                Execute(day, order, b, blocks);
            return;
        }

        blocks = (blocks + threads - 1) / threads * threads;
        try
        {
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, b => Execute(day, order, b, blocks));
        }
        catch (AggregateException error)
        {
            // On one thread and on many the same error.
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }
    }

    private void Execute(ScenarioDay day, Memory<int> order, int block, int blocks)
    {
        int from = (int)((long)order.Length * block / blocks);
        int until = (int)((long)order.Length * (block + 1) / blocks);
        if (from == until)
            return;
        ScenarioRoom room = engine.TakeRoom();
        try
        {
            ScenarioBlock.Value(engine.Book, day, scenarios, order.Span[from..until], room, marks.Span, legPrices.Span, cancellation);
        }
        finally
        {
            engine.GiveBack(room);
        }

        int done = Interlocked.Add(ref _done, until - from);
        progress?.Report((double)done / scenarios.Count);
    }
}
