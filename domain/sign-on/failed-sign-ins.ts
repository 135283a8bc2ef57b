/** Why a sign-in with a password failed, of someone whose address is known. The interface has words for each (`admin.audit.failure`). */
export const failedSignIns = [
  'wrong-password',
  'wrong-code',
  'wrong-passkey',
  'suspended',
  'invited',
  'sign-on-required',
] as const

export type FailedSignIn = (typeof failedSignIns)[number]
