/** A stored item that cannot be understood, where the caller asked for exactly that one. */
export class BrokenRecord extends Error {
  override name = 'BrokenRecord';
  constructor(id: string, problem: string) {
    super(`${id} cannot be read: ${problem}`);
  }
}

/** A record that its own reader would refuse: written, it would be lost to everybody. */
export class UnwritableRecord extends Error {
  override name = 'UnwritableRecord';
  constructor(id: string, problem: string) {
    super(`${id} is not written: ${problem}`);
  }
}

/** An item larger than DynamoDB takes. */
export class ItemTooLarge extends Error {
  override name = 'ItemTooLarge';
  constructor(id: string, bytes: number, limit: number) {
    super(`${id} is not written: it has ${bytes} bytes, and DynamoDB takes at most ${limit} in one item`);
  }
}

/** Whether the write was refused because the stored version was not the expected one. */
export function isConditionFailed(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}
