namespace Descent.Training;

/// <summary>What can be done with a sequence of epochs: keep the best model, stop when nothing improves.</summary>
public static class EpochSequence
{
    extension(IEnumerable<Epoch> epochs)
    {
        /// <summary>Remembers the parameters after the best epoch, and puts them back into the model when the sequence ends, but not when it fails.</summary>
        /// <remarks>Best is the smallest <see cref="Epoch.Score"/>; of equal ones the first.</remarks>
        public IEnumerable<Epoch> KeepBest()
        {
            Trainer? trainer = null;
            var isRunning = false; // while an epoch runs; if it fails, the model stays as it stands, so that it can be saved
            try
            {
                isRunning = true;
                foreach (var epoch in epochs)
                {
                    isRunning = false;
                    trainer = epoch.Trainer;
                    var isNewest = epoch.Number == trainer.History.Count; // a resumed run yields its past first
                    if (isNewest && (trainer.Best is null || epoch.Score < trainer.Best.Score))
                    {
                        trainer.Best = Snapshot.Of(epoch);
                    }

                    yield return epoch;
                    isRunning = true;
                }

                isRunning = false;
            }
            finally
            {
                if (!isRunning)
                {
                    trainer?.Best?.Restore(trainer.Model);
                }
            }
        }

        /// <summary>Ends the sequence when the best score is a number of epochs old.</summary>
        /// <param name="patience">How many epochs without improvement are waited for, 1 or more.</param>
        public IEnumerable<Epoch> StopWhenStale(int patience)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
            Epoch? best = null;
            foreach (var epoch in epochs)
            {
                yield return epoch;
                best = best is null || epoch.Score < best.Score ? epoch : best;
                if (epoch.Number - best.Number >= patience)
                {
                    yield break;
                }
            }
        }
    }
}
