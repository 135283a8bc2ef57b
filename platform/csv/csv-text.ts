import { stringify } from 'csv-stringify/sync'

/** Records as comma-separated values (RFC 4180), one a line, quoted where a field needs it. */
export function csvText(records: readonly (readonly string[])[]): string {
  // A lone carriage return ends a line too, for some readers.
  return stringify(records as string[][], { quoted_match: /\r/ })
}
