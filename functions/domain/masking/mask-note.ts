/** Long numbers, as phones, cards and identity cards are written; amounts are shorter or carry a unit. */
const LONG_NUMBER = /\d(?:[\s-]?\d){6,}[Xx]?/g;

/**
 * A manager's free words as a mail may show them: the client's own name becomes what the mail calls them, and of numbers with seven
 * digits or more (phone, card, 身份证) only the last four are left.
 */
export function maskNote(note: string, name: string | undefined, masked: string): string {
  const unnamed = name !== undefined && [...name].length > 1 ? note.replaceAll(name, masked) : note;
  return unnamed.replace(LONG_NUMBER, (number) => `…${number.replace(/[\s-]/g, '').slice(-4)}`);
}
