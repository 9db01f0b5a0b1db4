/** What `npm start -- --help` prints. */
export const START_USAGE = `npm start -- [flags]

Runs one business day on this computer: reads the records, opens duties, plans and sends the mails, and shows them in an inbox.
Without flags: today, with a sample bank of 3,000 clients.

  --date D         business date, YYYY-MM-DD (default: today)
  --through D2     run every day from --date to D2, in turn; ends with who was mailed what about duties on which day
  --data DIR       a bank's own export files, instead of the sample bank; needs --mapping
  --mapping FILE   how to read the files in --data (see examples/)
  --clients N      size of the sample bank, 1 to 200000 (default: 3000)
  --store DIR      keep the records in DIR, as steward's commands do, and go on from what is there: what was recorded on
                   the pages counts on the next day. A store with records gets no sample bank (default: in memory)
  --once           do the day and exit, instead of serving the inbox
  --json           one summary object on stdout, logs on stderr (with npm start -s, so that npm adds nothing)
  --out DIR        write each sent mail to DIR as an .eml file
  --port P         port of the inbox on 127.0.0.1, 0 for any free one (default: 8025)
  --help           this text

Exit code: 0 done, 1 done with problems (named in the summary), 2 bad usage.
`;

/** What `npm run -s steward -- --help` prints. */
export const STEWARD_USAGE = `npm run -s steward -- <command> [flags]

  import FILE… --mapping FILE [--as-of D] [--dry-run] [--json]
      Read a bank's export files into the store. --dry-run reports and writes nothing.

  run digest|duties [--date D] [--manager ID | --unit ID] [--dry-run] [--json]
      Plan and send the day's mails of one kind; duties are opened before. For duties --manager may be anybody in the
      roster. --dry-run plans, opens and sends nothing.

  preview digest|duties --for ID --out FILE.html [--date D] [--json]
      Write one person's mail to a file; nothing is sent, opened or stored.

  reindex [--date D] [--json]
      Compute anew when each client is next due; needed after config/ has changed.

  verify-ledger [--stage NAME] [--json]
      Recompute the chained history of every duty on AWS, or in the store, compare it with the anchors kept outside, and
      name the first broken entry.

  doctor [--stage NAME] [--date D] [--json]
      Look at a stage on AWS, or at the store, and say what is wrong and what to do.

For every command:
  --store DIR      where the records are kept (default: .steward)
  --help           this text
Dates are YYYY-MM-DD; --date defaults to today, --as-of to the date in the files' names or the mapping.

Exit code: 0 done, 1 done with problems, 2 bad usage.
`;
