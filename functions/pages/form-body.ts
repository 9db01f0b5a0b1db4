import type { HonoRequest } from 'hono';
import { EVIDENCE_BYTES } from '../domain/duty/duty-pages.ts';

/** How large a form may be: so many bytes, and so many fields. */
export type FormLimits = { bytes: number; fields: number };
export const FORM_LIMITS: FormLimits = { bytes: 8192, fields: 40 };
/** Evidence about ten people is a larger form. */
export const EVIDENCE_LIMITS: FormLimits = { bytes: EVIDENCE_BYTES, fields: 400 };

/** Why a form was not even read. `cross-site`: another site sent it. `not-a-form`: it is not what a form of ours sends. */
type BodyRefusal = 'cross-site' | 'not-a-form';
export type FormBody = { ok: true; typed: ReadonlyMap<string, string> } | { ok: false; reason: BodyRefusal };

const NOT_A_FORM = { ok: false, reason: 'not-a-form' } as const;

/**
 * The fields of a form that one of our own pages sent: within the limits, each field once, and only those the form has. The browser's word on where it
 * came from is heeded when there is one; `Origin` is not looked at, for pages without a referrer send none.
 */
export async function formBody(
  request: HonoRequest,
  isField: (name: string) => boolean,
  limits: FormLimits = FORM_LIMITS,
): Promise<FormBody> {
  const site = request.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { ok: false, reason: 'cross-site' };
  const [type = ''] = (request.header('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return NOT_A_FORM;
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > limits.bytes) return NOT_A_FORM;
  const typed = fieldsOf(bytes, limits.fields);
  if (typed === undefined || ![...typed.keys()].every(isField)) return NOT_A_FORM;
  return { ok: true, typed };
}

/** The fields by name; undefined for what no browser sends: bad escapes, bytes that are no text, a name twice, control characters. */
function fieldsOf(bytes: ArrayBuffer, most: number): Map<string, string> | undefined {
  const typed = new Map<string, string>();
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const pairs = text === '' ? [] : text.split('&', most + 1);
    if (pairs.length > most) return undefined;
    for (const pair of pairs) {
      const [name, sent] = nameAndValue(pair);
      // Word's line and page breaks come along when a text is pasted.
      const value = sent.replaceAll('\v', '\n').replaceAll('\f', '\n');
      if (typed.has(name) || !isText(name) || !isText(value)) return undefined;
      typed.set(name, value);
    }
  } catch (error) {
    if (error instanceof TypeError || error instanceof URIError) return undefined;
    throw error;
  }
  return typed;
}

function nameAndValue(pair: string): [string, string] {
  const at = pair.indexOf('=');
  const plain = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
  return at < 0 ? [plain(pair), ''] : [plain(pair.slice(0, at)), plain(pair.slice(at + 1))];
}

const isText = (text: string): boolean => text.isWellFormed() && !/(?![\t\r\n])\p{Cc}/u.test(text);
