export const countries = ['united-kingdom', 'european-union', 'united-states', 'south-africa'] as const
export const purposes = ['video', 'messaging', 'images', 'ai'] as const

/** What is decided by choosing one of a few answers, in the order in which a policy is told. */
export const decisions = {
  country: countries,
  /** What to do when the video tool fails in mid-consultation. */
  fallback: ['telephone', 'second-video-tool'],
  ownDevices: ['allowed', 'with-conditions', 'forbidden'],
  /** Patients' images on a clinician's own device. */
  ownDeviceImages: ['approved-app', 'forbidden'],
  /** Whether a clinician may record a consultation. */
  recording: ['never', 'with-agreement'],
  /** Whether consent to the remote consultation itself is asked and recorded. */
  remoteConsent: ['required', 'not-required'],
  /** Joining a consultation on another provider's approved platform. */
  partnerPlatforms: ['allowed', 'ask-first'],
  /** Staff opening their own record. */
  ownRecord: ['allowed', 'forbidden'],
  /** Staff opening a relative's record though they do not treat them. */
  relativesRecords: ['with-approval', 'forbidden'],
  passwords: ['long-password', 'second-factor'],
  /** Who recalls or deletes for all when something has leaked, after noting what was there. */
  containment: ['by-clinician', 'by-contact'],
} as const
export type Decision = keyof typeof decisions

export const allDecisions = Object.keys(decisions) as readonly Decision[]

/**
 * What an organisation has decided. Null is "not told us yet": a text then says to check with someone, and no item
 * has a key that rests on a guess. An empty list of tools is a decision too: none is approved for that purpose.
 */
export type Policy = { readonly [decision in Decision]: (typeof decisions)[decision][number] | null } & {
  /** Approved tools by the names that people there know them by, the usual one first. */
  readonly tools: { readonly [purpose in (typeof purposes)[number]]: readonly string[] | null }
  /** Who takes reports of incidents, as people are to read it: "the information governance desk, extension 2040". */
  readonly incidentContact: string | null
  /** When they answer, as people are to read it: "day and night". */
  readonly incidentHours: string | null
}

/** An organisation that has decided nothing yet. */
export const unsetPolicy: Policy = {
  country: null,
  tools: { video: null, messaging: null, images: null, ai: null },
  fallback: null,
  ownDevices: null,
  ownDeviceImages: null,
  recording: null,
  remoteConsent: null,
  partnerPlatforms: null,
  ownRecord: null,
  relativesRecords: null,
  passwords: null,
  containment: null,
  incidentContact: null,
  incidentHours: null,
}
