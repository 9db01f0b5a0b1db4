/** Whether an error says that a stored text or record cannot be understood: one such is left out and stops nobody else. */
export function isBrokenRecord(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof Error && error.name === 'BrokenRecord');
}
