import type { IndexPart } from '../../../app/ports.ts';
import { civilDate, id, instant, shape, text, whole } from './check.ts';
import { version } from './common.ts';

export const checkIndexPart = shape<IndexPart>({
  part: whole(0),
  version,
  lastCommand: text,
  rules: id,
  sweptOn: civilDate,
  sweptAt: instant,
  looked: whole(0),
  moved: whole(0),
  hidden: whole(0),
  broken: whole(0),
});
