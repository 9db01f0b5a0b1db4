/** What a log may say about an error: its kind, its code and where it was thrown, never its message, which may hold data. */
export function errorIds(error: unknown): { error: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code: unknown = Reflect.get(error, 'code');
  const at = error.stack?.split('\n').find((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    ...(at !== undefined && { at: at.trim().replace(/^at /, '') }),
  };
}
