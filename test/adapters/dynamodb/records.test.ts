import { useDynamo } from '../../support/dynamo.ts';
import { recordsContract } from '../../support/records-contract.ts';

recordsContract('dynalite', useDynamo());
