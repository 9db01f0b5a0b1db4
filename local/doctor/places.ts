import { existsSync } from 'node:fs';
import { type Stage, type Stages, stageOf } from '../../functions/domain/stage/stage.ts';
import type { BankConfig } from '../../functions/runtime/bank-config.ts';
import type { AwsClients } from './aws-clients.ts';
import { awsRefusal } from './aws-refusal.ts';
import { type DeployedStage, findStage } from './deployed-stage.ts';

/** Where stages are found: as the bank wrote them down, through clients of their region. */
export type StageWorld = { stages: Stages; clients: (region: string) => AwsClients };

/** A stage as it is deployed, and the clients to look at it with. */
type AtStage = { clients: AwsClients; stage: Stage; deployed: DeployedStage };

type Looked<T> = { ok: true; value: T } | { ok: false; line: string };

/** Looks at a deployed stage; or says in one line why it cannot be looked at: it is not known, not deployed, or AWS refuses. */
export async function atStage<T>(
  asked: string,
  { policy }: BankConfig,
  world: StageWorld,
  look: (at: AtStage) => Promise<T>,
): Promise<Looked<T>> {
  const chosen = chooseStage(world.stages, asked, policy);
  if (!chosen.ok) return chosen;
  const { name, stage } = chosen;
  const clients = world.clients(stage.region);
  try {
    const found = await findStage(clients, name, stage);
    if (!found.ok) return found;
    return { ok: true, value: await look({ clients, stage, deployed: found.deployed }) };
  } catch (error) {
    const line = awsRefusal(error, stage.region);
    if (line === undefined) throw error;
    return { ok: false, line };
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}

/** Looks at a store of this computer, where there is one. */
export async function atStore<T>(store: string, look: (store: string) => Promise<T>): Promise<Looked<T>> {
  if (existsSync(store)) return { ok: true, value: await look(store) };
  const mend = 'import files into one (steward import), or name a stage (--stage NAME)';
  return { ok: false, line: `There is no store ${store}: ${mend}` };
}

function chooseStage(
  known: Stages,
  asked: string,
  policy: BankConfig['policy'],
): { ok: true; name: string; stage: Stage } | { ok: false; line: string } {
  try {
    return { ok: true, ...stageOf(known, asked, policy) };
  } catch (error) {
    return { ok: false, line: error instanceof Error ? error.message : String(error) };
  }
}
