import { html } from 'hono/html';

/** A piece of HTML whose interpolated texts have been escaped. */
export type Markup = ReturnType<typeof markup>;

/** Escaping template for HTML: interpolated text is escaped, nested markup and arrays of it are kept. */
export function markup(strings: TemplateStringsArray, ...values: unknown[]) {
  const piece = html(strings, ...values);
  if (piece instanceof Promise) throw new Error('A view was given a promise: views are rendered from data at hand.');
  return piece;
}

/** Nothing. */
export const NOTHING = markup``;
