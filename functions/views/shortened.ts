/** A text of at most so many characters; one that was cut says so by its last. */
export function shortened(text: string, most: number): string {
  const all = [...text];
  return all.length > most
    ? `${all
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
