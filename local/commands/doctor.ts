import { existsSync } from 'node:fs';
import { stages } from '../../config/stages.ts';
import { examine } from '../../functions/app/doctor/examine.ts';
import type { Finding } from '../../functions/app/doctor/finding.ts';
import type { Clock } from '../../functions/app/ports.ts';
import type { Stages } from '../../functions/domain/stage/stage.ts';
import type { BankConfig } from '../../functions/runtime/bank-config.ts';
import type { DoctorOptions } from '../arguments/steward-options.ts';
import { type AwsClients, awsClients } from '../doctor/aws-clients.ts';
import { awsRefusal } from '../doctor/aws-refusal.ts';
import { chooseStage } from '../doctor/choose-stage.ts';
import { findStage } from '../doctor/deployed-stage.ts';
import { embeddedDeps } from '../doctor/embedded-deps.ts';
import { momentOf } from '../doctor/moment.ts';
import { doctorReport, doctorText } from '../doctor/report.ts';
import { stageDeps } from '../doctor/stage-deps.ts';
import type { Terminal } from '../terminal.ts';

/** The world outside of commands that look at stages; a test has another. */
export type DoctorWorld = { stages: Stages; clients: (region: string) => AwsClients; clock: Clock };

export const WORLD: DoctorWorld = { stages, clients: awsClients, clock: () => new Date().toISOString() };

type Findings = { ok: true; findings: Finding[] } | { ok: false; line: string };

/** `steward doctor`: looks at a stage or a store, and says what is wrong and what to do. 0 nothing is wrong, 1 problems, 2 it could not look. */
export async function doctorCommand(
  options: DoctorOptions,
  terminal: Terminal,
  config: BankConfig,
  world: DoctorWorld = WORLD,
): Promise<number> {
  const { place } = options;
  const looked =
    'stage' in place
      ? await lookAtStage(place.stage, options, config, world)
      : await lookAtStore(place.store, options, config, world);
  if (!looked.ok) {
    terminal.stderr.write(`${looked.line}\n`);
    return 2;
  }
  const report = doctorReport(place, options.date, looked.findings);
  terminal.stdout.write(options.json ? `${JSON.stringify(report)}\n` : doctorText(report));
  return report.problems > 0 ? 1 : 0;
}

async function lookAtStore(
  store: string,
  { date }: DoctorOptions,
  config: BankConfig,
  { clock }: DoctorWorld,
): Promise<Findings> {
  if (!existsSync(store))
    return {
      ok: false,
      line: `There is no store ${store}: import files into one (steward import), or name a stage (--stage NAME)`,
    };
  const { deps, stop } = await embeddedDeps(store, config);
  try {
    return { ok: true, findings: await examine(deps, momentOf(date, clock(), config.policy.timeZone)) };
  } finally {
    await stop();
  }
}

async function lookAtStage(
  asked: string,
  { date }: DoctorOptions,
  config: BankConfig,
  { stages: known, clients: clientsOf, clock }: DoctorWorld,
): Promise<Findings> {
  const chosen = chooseStage(known, asked, config.policy);
  if (!chosen.ok) return chosen;
  const { name, stage } = chosen;
  const clients = clientsOf(stage.region);
  try {
    const found = await findStage(clients, name, stage);
    if (!found.ok) return found;
    const deps = await stageDeps(clients, { stage, deployed: found.deployed, config });
    return { ok: true, findings: await examine(deps, momentOf(date, clock(), config.policy.timeZone)) };
  } catch (error) {
    const line = awsRefusal(error, stage.region);
    if (line === undefined) throw error;
    return { ok: false, line };
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}
