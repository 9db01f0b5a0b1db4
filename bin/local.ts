import { once } from 'node:events';
import { policy } from '../config/policy.ts';
import { dateInZone } from '../functions/domain/civil-date.ts';
import { startArguments } from '../local/arguments/start.ts';
import { START_USAGE } from '../local/arguments/usage.ts';
import { endOnFailure } from '../local/failure-line.ts';
import { start } from '../local/start.ts';

// The embedded store reports a directory it cannot open from outside any call.
process.once('uncaughtException', (error) => process.exit(endOnFailure(error, process.stderr)));

const today = dateInZone(new Date().toISOString(), policy.timeZone);
const read = startArguments(process.argv.slice(2), today);

if (!read.ok) {
  console.error(read.line);
  process.exitCode = 2;
} else if (read.value.command === 'help') {
  console.log(START_USAGE);
} else {
  const stopped = async () => void (await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]));
  process.exitCode = await start(read.value, process, stopped).catch((error) => endOnFailure(error, process.stderr));
}
