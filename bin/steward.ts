import { policy } from '../config/policy.ts';
import { dateInZone } from '../functions/domain/civil-date.ts';
import { stewardArguments } from '../local/arguments/steward.ts';
import { STEWARD_USAGE } from '../local/arguments/usage.ts';
import { steward } from '../local/commands/steward.ts';

const today = dateInZone(new Date().toISOString(), policy.timeZone);
const read = stewardArguments(process.argv.slice(2), today);

if (!read.ok) {
  console.error(read.line);
  process.exitCode = 2;
} else if (read.value.command === 'help') {
  console.log(STEWARD_USAGE);
} else {
  process.exitCode = await steward(read.value, process, today);
}
