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

/** What changes how someone signs in, ends sessions or opens the organisation to another system: its sender shows first who they are. */
export const proven = [
  'endSession',
  'endOthers',
  'signOutEverywhere',
  'correctPerson',
  'linkToPassOn',
  'resetLinkToPassOn',
  'resetFactor',
  'applyPeopleImport',
  'undoPeopleImport',
  'makeTokenOfApi',
  'rotateTokenOfApi',
  'makeDirectoryToken',
  'addChannel',
  'changeChannelTo',
  'makeWebhookTo',
  'changeWebhookTo',
  'rotateSecretOfWebhook',
  'keepSignOn',
  'keepSaml',
  'switchSingleSignOn',
  'chooseStrength',
  'decideBreakGlass',
  'changeSignIn',
  'changeFactors',
  'changeRemembered',
] as const
