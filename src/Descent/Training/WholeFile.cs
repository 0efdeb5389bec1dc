namespace Descent.Training;

/// <summary>Files that are written whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>How the names of the temporary files end; a kill can leave one behind.</summary>
    public const string PartEnding = ".part";

    /// <summary>Writes to a temporary file in the same folder, flushes it to disk, and gives it the name in one act.</summary>
    /// <remarks>A kill or a full disk at any moment leaves the old file as it was.</remarks>
    /// <param name="path">The file's name; an existing file is replaced.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="IOException">The folder cannot be written or the disk is full.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var temporary = $"{path}.{Environment.ProcessId}{PartEnding}";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e)
        {
            File.Delete(temporary);
            if (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException) // the last for a file beyond the system's limit
            {
                throw new IOException($"{path}: it could not be written ({e.Message}). Free some space or choose another folder; what was there is as it was.", e);
            }

            throw;
        }
    }
}
