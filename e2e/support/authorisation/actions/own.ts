import { password } from '#e2e/support/authorisation/world.ts'
import type { ActionRows } from './rows.ts'

const newPassword = 'medlars are eaten when bletted'

/** A passkey needs a device that makes one: e2e/passkeys.spec.ts. */
const passkeyActions: ActionRows = {
  askForPasskey: { by: 'nobody', form: {}, comes: 'done passkey-asked' },
  enterWithPasskey: { by: 'nobody', form: { passkey: '{}' }, comes: 'refused passkey-refused' },
  askForSecondPasskey: { by: 'nobody', form: {}, comes: 'refused sign-in-again' },
  enterSecondPasskey: { by: 'nobody', form: { passkey: '{}' }, comes: 'refused passkey-refused' },
  beginPasskey: {
    by: 'anyone',
    form: { passkeyName: 'My phone', currentPassword: password },
    comes: 'done passkey-asked',
  },
  addPasskey: { by: 'anyone', form: { passkeyName: 'My phone', passkey: '{}' }, comes: 'refused passkey-refused' },
  removePasskey: {
    by: 'anyone',
    form: ({ session }) => ({ passkeyId: session, passkeyPassword: password }),
    comes: 'goes /account/second-factor',
  },
}

/** What everybody does for themselves, signed in or not: server/actions/{account,sign-in,second-factor,session,notice}-actions.ts. */
export const ownActions: ActionRows = {
  changeAppearance: { by: 'nobody', form: { appearance: 'dark' }, alone: true, comes: 'done' },
  changeLanguageOfBrowser: { by: 'nobody', form: { language: 'es' }, alone: true, comes: 'done' },
  giveEmail: { by: 'nobody', form: ({ email }) => ({ email }), comes: 'goes /sign-in' },
  enter: { by: 'nobody', form: ({ email }) => ({ email, password, next: '/account' }), comes: 'goes /account' },
  // Nobody here has a password in several organisations.
  enterOneOrganisation: {
    by: 'nobody',
    form: ({ session }) => ({ organisation: session }),
    comes: 'refused sign-in-again',
  },
  // Nobody here has shown a password that waits for its code.
  enterCode: { by: 'nobody', form: { code: '123456' }, comes: 'refused sign-in-again' },
  // The application under test has no mail server.
  forgotPassword: { by: 'nobody', form: ({ email }) => ({ email }), comes: 'refused no-mail-server' },
  stopMails: { by: 'nobody', form: { token: 'no-such-token' }, comes: 'refused link-no-longer-works' },
  leave: { by: 'nobody', form: {}, alone: true, comes: 'goes /sign-in' },
  changeLanguage: { by: 'anyone', form: { language: 'es' }, comes: 'goes /account' },
  readInLanguage: { by: 'anyone', form: { language: 'en' }, alone: true, comes: 'done' },
  chooseTimeZone: { by: 'anyone', form: { timeZone: 'Europe/Madrid' }, comes: 'goes /account' },
  chooseMail: { by: 'anyone', form: { byMail: ['work'] }, comes: 'goes /account' },
  askAboutData: { by: 'anyone', form: { kind: 'erasure', words: 'I leave.' }, comes: 'goes /account/data' },
  makeCalendarAddress: { by: 'anyone', form: {}, comes: 'done calendar-address' },
  endCalendarAddress: { by: 'anyone', form: {}, comes: 'done calendar-address-ended' },
  beginFactor: { by: 'anyone', form: { currentPassword: password }, comes: 'goes /account/second-factor' },
  // The code is of an app that has the secret.
  showRecoveryCodes: { by: 'anyone', form: { code: '000000' }, comes: 'refused wrong-code' },
  removeFactor: { by: 'anyone', form: { removingCode: '000000' }, comes: 'refused wrong-code' },
  ...passkeyActions,
  forgetDevice: { by: 'anyone', form: ({ session }) => ({ deviceId: session }), comes: 'goes /account' },
  // Whoever owes no second factor has nothing to set up before anything else, and may set one up all the same.
  beginOwedFactor: {
    by: 'anyone',
    form: { currentPassword: password, next: '/account' },
    comes: 'goes /sign-in/set-up',
  },
  showFirstRecoveryCodes: { by: 'anyone', form: { code: '000000' }, comes: 'refused wrong-code' },
  takeBackLentView: {
    by: 'anyone',
    as: 'manager',
    form: ({ lent }) => ({ lentId: lent }),
    comes: 'done lending-ended',
  },
  endSession: { by: 'anyone', form: ({ session }) => ({ sessionId: session }), comes: 'goes /account' },
  endOthers: { by: 'anyone', form: {}, comes: 'goes /account' },
  signOutEverywhere: { by: 'anyone', form: {}, comes: 'goes /sign-in' },
  changePassword: {
    by: 'anyone',
    form: { currentPassword: password, newPassword },
    comes: 'goes /sign-in',
  },
  // The password was changed, which ends the links to another.
  spendToken: {
    by: 'nobody',
    form: ({ reset }) => ({ token: reset, newPassword }),
    comes: 'refused link-no-longer-works',
  },
}
