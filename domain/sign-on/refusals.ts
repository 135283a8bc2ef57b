/** Why someone who came back from a provider is not signed in. The interface has words for each (`signOn.refused`). */
export const signOnRefusals = [
  'not-offered',
  'provider-down',
  'provider-refused',
  'client-refused',
  'started-elsewhere',
  'not-trusted',
  'too-weak',
  'subject-changes',
  'email-missing',
  'email-unverified',
  'email-of-another-domain',
  'unknown',
  'address-taken',
  'linked-otherwise',
  'suspended',
  'left',
] as const

export type SignOnRefusal = (typeof signOnRefusals)[number]
