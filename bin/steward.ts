import { policy } from '../config/policy.ts';
import { dateInZone } from '../functions/domain/civil-date.ts';
import { stewardArguments } from '../local/arguments/steward.ts';
import { STEWARD_USAGE } from '../local/arguments/usage.ts';
import { steward } from '../local/commands/steward.ts';
import { endOnFailure } from '../local/failure-line.ts';

// The embedded store reports a directory it cannot open from outside any call.
process.once('uncaughtException', (error) => process.exit(endOnFailure(error, process.stderr)));

const today = dateInZone(new Date().toISOString(), policy.timeZone);
const read = stewardArguments(process.argv.slice(2), today);

if (!read.ok) {
  console.error(read.line);
  process.exitCode = 2;
} else if (read.value.command === 'help') {
  console.log(STEWARD_USAGE);
} else {
  process.exitCode = await steward(read.value, process, today).catch((error) => endOnFailure(error, process.stderr));
}
