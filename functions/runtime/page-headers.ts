import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { DUTY_STYLE } from '../views/duty-style.ts';
import { PAGE_STYLE } from '../views/page-layout.ts';

const STYLES = [PAGE_STYLE, DUTY_STYLE].map((css) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`);

/** Where else, besides to the pages themselves, the forms of a page may be sent: to the bucket that takes files. */
const FORM_TARGETS = 'form-targets';

/** Lets the forms of a page be sent to one more place. */
export function sendsTo(context: Context, origin: string): void {
  context.set(FORM_TARGETS, [...(context.get(FORM_TARGETS) ?? []), origin]);
}

const policy = (targets: readonly string[]) =>
  `default-src 'none'; style-src ${STYLES.join(' ')}; base-uri 'none'; form-action ${["'self'", ...targets].join(' ')}; frame-ancestors 'none'`;

/** The headers of every page: no scripts, nothing from elsewhere, nothing kept, nobody told where the reader came from. */
const PAGE_HEADERS = {
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
  'Strict-Transport-Security': 'max-age=31536000',
};

/** Sets the headers of every page on whatever is answered. */
export const pageHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(PAGE_HEADERS)) context.res.headers.set(name, value);
  context.res.headers.set('Content-Security-Policy', policy(context.get(FORM_TARGETS) ?? []));
};
