import type { DutyGroupRef } from '../../functions/domain/mail/duty-links.ts';
import { createApp } from '../../functions/pages.ts';
import { bankConfig } from '../../functions/runtime/bank-config.ts';
import { pagesContainer } from '../../functions/runtime/containers/pages.ts';
import { dutyWorld, TEN } from './duty-world.ts';
import { notedLog } from './noted-log.ts';

const config = bankConfig();
type Fields = Record<string, string> | string;

/** The pages over the duties of a small bank, as a browser asks for them. The clock stands at ten on Tuesday, 10 November 2026. */
export function dutyPagesBank(world = dutyWorld()) {
  const time = { now: TEN };
  const { log, lines } = notedLog();
  const { records, deps } = world;
  const links = { tokens: world.links, epoch: deps.epoch };
  const container = pagesContainer({
    records,
    config,
    log,
    clock: () => time.now,
    links,
    queue: deps.queue,
    files: deps.files,
  });
  const { catalogue, agreements } = deps;
  const app = createApp({ ...container, deps: { ...container.deps, catalogue, agreements } });
  const open = (path: string, init?: RequestInit) => Promise.resolve(app.request(path, init));
  const post = (path: string, fields: Fields, headers: Record<string, string> = {}) =>
    open(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
    });
  const pageOf = async (person: string, group: DutyGroupRef) => `/duty/${await world.dutyToken(person, group)}`;
  return { ...world, world, time, lines, open, post, pageOf };
}

export type DutyPagesBank = ReturnType<typeof dutyPagesBank>;
