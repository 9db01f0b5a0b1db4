import type { Locale } from '../domain/locale.ts';

/** How pressing a line is, by its label's colour. */
export type LabelTone = 'red' | 'amber' | 'grey';

type Link = { label: string; href: string };

/** One thing in a mail: what it is, what there is to know of it, and the way to it. */
export type OutlineLine = { title: string; label?: { text: string; tone: LabelTone }; facts: string[]; link?: Link };

export type OutlineSection = {
  heading?: string;
  /** Above the lines, and below them. */
  lead: string[];
  lines: OutlineLine[];
  after: string[];
  link?: Link;
};

/** What a mail says, before it is laid out: HTML and plain text are made from the same outline, so that they say the same. */
export type MailOutline = {
  locale: Locale;
  subject: string;
  /** What a mailbox shows beside the subject. */
  preview: string;
  greeting: string;
  title: string;
  lead: string[];
  button?: Link;
  sections: OutlineSection[];
  notes: string[];
};
