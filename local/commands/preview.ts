import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RunKind } from '../../functions/domain/mail/run.ts';
import type { PreviewOptions } from '../arguments/steward-options.ts';
import type { LocalBank } from '../bank.ts';
import { rehearse } from '../rehearsal.ts';
import type { Terminal } from '../terminal.ts';

const WHY_NOT: Record<RunKind, Record<string, string>> = {
  digest: {
    'nothing-due': 'nothing is due that day, so there is no mail',
    'no-mail-address': 'has no mail address in the roster',
    'not-in-roster': 'is not a client manager in the roster of this store',
  },
  duties: {
    'nothing-due': 'no step of a duty reaches them that day, so there is no mail',
    'no-mail-address': 'has no mail address in the roster',
    'not-in-roster': 'is not in the roster of this store',
  },
};

/** `steward preview`: writes one person's mail of a day to a file. Nothing is sent or stored. */
export async function previewCommand(bank: LocalBank, options: PreviewOptions, terminal: Terminal): Promise<number> {
  const { builder } = await rehearse(bank, options);
  const ref = { kind: options.kind, date: options.date, person: options.for };
  const content = await builder.build(ref, bank.clock());
  if (content.outcome === 'skip') {
    const line = `${options.for}: ${WHY_NOT[ref.kind][content.reason] ?? content.reason}`;
    terminal.stderr.write(`${line}\n`);
    if (options.json) terminal.stdout.write(`${JSON.stringify({ ...ref, problems: [line] })}\n`);
    return 1;
  }
  const mail = builder.render(content.compact);
  await mkdir(dirname(options.out), { recursive: true });
  await writeFile(options.out, mail.html);
  const told = { ...ref, subject: mail.subject, out: options.out, bytes: Buffer.byteLength(mail.html) };
  terminal.stdout.write(options.json ? `${JSON.stringify(told)}\n` : `${mail.subject}\nwritten to ${options.out}\n`);
  return 0;
}
