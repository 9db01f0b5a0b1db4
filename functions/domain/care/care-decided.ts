import type { Care, Contact } from '../client.ts';
import type { ActionRefusal, ClientAction } from './client-action.ts';

/** One kind of action. */
export type ActionOf<K extends ClientAction['kind']> = Extract<ClientAction, { kind: K }>;

/** What an action makes of a client's care, or why it is refused. */
export type CareDecided = { ok: true; care: Care; contact?: Contact } | ({ ok: false } & ActionRefusal);

export function refused(refusal: ActionRefusal): { ok: false } & ActionRefusal {
  return { ok: false, ...refusal };
}
