/** A cell longer than this is not matched: it fits no pattern. */
export const LONGEST_MATCHED = 200;

/** About a tenth of a second for one cell, at worst. */
const MOST_WAYS = 100_000_000;

const GROUP_OPENING = /^\((?:\?(?::|<?[=!]|<[^>]*>))?/;
const CHARACTER = /^(?:\\[pPu]\{[^}]*\}|\\k<[^>]*>|\\.|\[(?:\\.|[^\]\\])*\]|[^|()])/su;
const REPEAT = /^(?:\*|\+|\?|\{(\d+)(,?)(\d*)\})\??/;

class Counting {
  private at = 0;
  private readonly pattern: string;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  /** The ways of all alternatives together. */
  alternatives(): number {
    let ways = this.sequence();
    while (this.took(/^\|/)) ways += this.sequence();
    return ways;
  }

  private sequence(): number {
    let ways = 1;
    for (;;) {
      if (this.took(GROUP_OPENING)) {
        const inner = this.alternatives();
        this.took(/^\)/);
        ways *= this.repeated(inner);
      } else if (this.took(CHARACTER)) ways *= this.repeated(1);
      else return ways;
    }
  }

  private repeated(ways: number): number {
    const found = this.took(REPEAT);
    if (!found) return ways;
    const [text, from, comma, to] = found;
    const least = from === undefined ? (text.startsWith('+') ? 1 : 0) : Number(from);
    const unbounded = text.startsWith('*') || text.startsWith('+') || (comma === ',' && to === '');
    const most = text.startsWith('?') ? 1 : unbounded ? LONGEST_MATCHED : Number(to || from);
    return Math.max(1, most - least + 1) * ways ** most;
  }

  private took(shape: RegExp): RegExpExecArray | null {
    const found = shape.exec(this.pattern.slice(this.at));
    this.at += found?.[0].length ?? 0;
    return found;
  }
}

/**
 * Whether matching a cell against a pattern (a valid regular expression) always ends soon. Counted are the ways in which the
 * pattern may divide a cell among its repeats and alternatives, all of which are tried before "does not match" is said: with a
 * repeat inside a repeat, such as `(a+)+`, they are more than a lifetime has seconds.
 */
export function endsSoon(pattern: string): boolean {
  return new Counting(pattern).alternatives() <= MOST_WAYS;
}
