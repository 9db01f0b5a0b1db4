const MEANING: Record<string, string> = {
  EACCES: 'is not allowed to this user',
  EPERM: 'is not allowed to this user',
  EISDIR: 'is a directory, a file is needed',
  ENOTDIR: 'lies under something that is not a directory',
  EEXIST: 'exists and is not a directory',
  ENOENT: 'is not there',
  ENOSPC: 'cannot be written: the disk is full',
  EROFS: 'cannot be written: the disk is read-only',
};

/** What the operator can mend, said plainly: the configuration, a path that cannot be used, a store that cannot be opened. Undefined for all others. */
function failureLine(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // What is wrong in the bank's own configuration is said in full by the check that found it.
  if (error.message.startsWith('config/')) return error.message;
  const code = String(Reflect.get(error, 'code') ?? '');
  const path: unknown = Reflect.get(error, 'path');
  const meaning = MEANING[code];
  if (meaning !== undefined && typeof path === 'string') return `${path} ${meaning} (${code})`;
  if (!code.startsWith('LEVEL_') && error.message !== 'Database is closed') return undefined;
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `The store cannot be opened${cause}: is another command using it, and is --store a directory of its own?`;
}

/** Ends a command on a failure: one line where the operator can mend it, else all there is to know. */
export function endOnFailure(error: unknown, stderr: { write(text: string): unknown }): 1 {
  stderr.write(`${failureLine(error) ?? (error instanceof Error ? error.stack : String(error))}\n`);
  return 1;
}
