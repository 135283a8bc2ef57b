import type { ActionRow } from './rows.ts'

type Form = ActionRow['form']
/** An action that an administrator may do, and what comes of it. */
export const by = (form: Form, comes: string, shownOn?: ActionRow['shownOn']): ActionRow => ({
  by: 'administrator',
  form,
  comes,
  ...(shownOn === undefined ? {} : { shownOn }),
})
