/** Where a record stands in the files of an import. */
export type Place = { file: number; line: number };

/** What a new record is, next to those seen before with its id. */
export type Sighting = { is: 'new' } | { is: 'repeated' } | { is: 'clash'; earlier?: Place; firstLine: Place };

/**
 * The ids of one kind of record seen in an import, each with its row's place and fingerprint: all that is kept in memory.
 * Identical rows collapse into one; of different rows with one id all are rejected, the first one afterwards.
 */
export class SeenIds {
  private readonly index = new Map<string, number>();
  private readonly prints: number[] = [];
  private readonly files: number[] = [];
  private readonly lines: number[] = [];
  private readonly bad = new Set<number>();

  /** Notes a good row. `earlier` in a clash is the place of a row taken before, to be rejected now. */
  note(id: string, print: number, place: Place): Sighting {
    const at = this.index.get(id);
    if (at === undefined) {
      this.add(id, print, place);
      return { is: 'new' };
    }
    const firstLine = this.place(at);
    const taken = !this.bad.has(at);
    if (taken && this.prints[at] === print) return { is: 'repeated' };
    this.bad.add(at);
    return taken ? { is: 'clash', earlier: firstLine, firstLine } : { is: 'clash', firstLine };
  }

  /** Notes the id of a row that is itself no good: the id is present, and no row with it is taken. */
  spoil(id: string, place: Place): Sighting {
    const at = this.index.get(id);
    if (at === undefined) {
      this.bad.add(this.add(id, -1, place));
      return { is: 'new' };
    }
    const firstLine = this.place(at);
    const taken = !this.bad.has(at);
    this.bad.add(at);
    return taken ? { is: 'clash', earlier: firstLine, firstLine } : { is: 'clash', firstLine };
  }

  has(id: string): boolean {
    return this.index.has(id);
  }

  /** Whether the id was seen and none of its rows is taken. */
  isRejected(id: string): boolean {
    const at = this.index.get(id);
    return at !== undefined && this.bad.has(at);
  }

  /** How many ids have a row that is taken. */
  get taken(): number {
    return this.index.size - this.bad.size;
  }

  private add(id: string, print: number, place: Place): number {
    const at = this.prints.length;
    this.index.set(id, at);
    this.prints.push(print);
    this.files.push(place.file);
    this.lines.push(place.line);
    return at;
  }

  private place(at: number): Place {
    return { file: this.files[at] ?? 0, line: this.lines[at] ?? 0 };
  }
}
