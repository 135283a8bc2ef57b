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

/** What changes who gets in or what they may do, how someone signs in, ends one's sessions, opens the organisation to another system or erases for good: its sender shows first who they are. */
export const provenActions = [
  'endSession',
  'endOthers',
  'signOutEverywhere',
  'invite',
  'inviteOnceMore',
  'reinstate',
  'doToPeople',
  'undoActOnPeople',
  'correctPerson',
  'linkToPassOn',
  'resetLinkToPassOn',
  'resetFactor',
  'applyPeopleImport',
  'undoPeopleImport',
  'makeTokenOfApi',
  'rotateTokenOfApi',
  'makeDirectoryToken',
  'decideOnGroup',
  'chooseClaim',
  'decideOnClaimedGroup',
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
  'keepForSoLong',
  'eraseForGood',
  'changeFactors',
  'rememberDevicesFor',
] as const
