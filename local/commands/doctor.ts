import { stages } from '../../config/stages.ts';
import { examine } from '../../functions/app/doctor/examine.ts';
import type { Clock } from '../../functions/app/ports.ts';
import type { BankConfig } from '../../functions/runtime/bank-config.ts';
import type { DoctorOptions } from '../arguments/steward-options.ts';
import { awsClients } from '../doctor/aws-clients.ts';
import { embeddedDeps } from '../doctor/embedded-deps.ts';
import { momentOf } from '../doctor/moment.ts';
import { atStage, atStore, type StageWorld } from '../doctor/places.ts';
import { doctorReport, doctorText } from '../doctor/report.ts';
import { stageDeps } from '../doctor/stage-deps.ts';
import type { Terminal } from '../terminal.ts';

/** The world outside of commands that look at stages; a test has another. */
export type DoctorWorld = StageWorld & { clock: Clock };

export const WORLD: DoctorWorld = { stages, clients: awsClients, clock: () => new Date().toISOString() };

/** `steward doctor`: looks at a stage or a store, and says what is wrong and what to do. 0 nothing is wrong, 1 problems, 2 it could not look. */
export async function doctorCommand(
  options: DoctorOptions,
  terminal: Terminal,
  config: BankConfig,
  world: DoctorWorld = WORLD,
): Promise<number> {
  const { place } = options;
  const moment = () => momentOf(options.date, world.clock(), config.policy.timeZone);
  const looked =
    'stage' in place
      ? await atStage(place.stage, config, world, async ({ clients, ...at }) =>
          examine(await stageDeps(clients, { ...at, config }), moment()),
        )
      : await atStore(place.store, async (store) => {
          const { deps, stop } = await embeddedDeps(store, config);
          return examine(deps, moment()).finally(stop);
        });
  if (!looked.ok) {
    terminal.stderr.write(`${looked.line}\n`);
    return 2;
  }
  const report = doctorReport(place, options.date, looked.value);
  terminal.stdout.write(options.json ? `${JSON.stringify(report)}\n` : doctorText(report));
  return report.problems > 0 ? 1 : 0;
}
