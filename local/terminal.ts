/** Where a command writes: what it found on stdout, everything else on stderr. */
export type Terminal = { stdout: { write(text: string): unknown }; stderr: { write(text: string): unknown } };
