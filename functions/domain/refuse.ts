/** Throws one error that lists every problem found in a configuration file, one a line; does nothing when there is none. */
export function refuse(file: string, problems: readonly string[]): void {
  if (problems.length > 0)
    throw new Error(`${file} is not right:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
}
