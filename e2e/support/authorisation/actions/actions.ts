import { administratorActions } from './administrators.ts'
import { pathActions } from './of-paths.ts'
import { clinicianActions, managerActions } from './of-teams.ts'
import { ownActions } from './own.ts'
import type { ActionRows } from './rows.ts'

/** Every server action, in an order in which each can do what it is for. */
export const actions: ActionRows = {
  ...clinicianActions,
  ...managerActions,
  ...administratorActions,
  ...pathActions,
  ...ownActions,
}
