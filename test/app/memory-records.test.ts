import { memoryRecords } from '../support/memory-records.ts';
import { recordsContract } from '../support/records-contract.ts';

recordsContract('in memory', async () => memoryRecords());
