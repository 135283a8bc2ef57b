/** What the audit trail calls where something is sent, by its form. */
export function toldAs(form: string): 'webhook' | 'channel' {
  return form === 'events' ? 'webhook' : 'channel'
}
