/**
 * What a failure means to people: the text of an alarm. No function and no queue is deployed without it, so that whoever is woken knows
 * who misses what, and where to read on.
 */
export type Meaning = {
  /** One sentence: who misses what, and by when it hurts. */
  failure: string;
  /** The section of docs/runbook.md that says what to do: the anchor of its heading, without `#`. */
  runbook: string;
};
