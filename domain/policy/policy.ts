export const countries = ['united-kingdom', 'european-union', 'united-states', 'south-africa'] as const
export const fallbacks = ['telephone', 'second-video-tool'] as const
export const ownDeviceRules = ['allowed', 'with-conditions', 'forbidden'] as const
export const recordingRules = ['never', 'with-agreement'] as const
export const purposes = ['video', 'messaging', 'images', 'ai'] as const

/**
 * What an organisation has decided. Null is "not told us yet": a text then says to check with somebody, and no item
 * has a key that rests on a guess. An empty list of tools is a decision too: none is approved for that purpose.
 */
export type Policy = {
  readonly country: (typeof countries)[number] | null
  /** Approved tools by the names that people there know them by, the usual one first. */
  readonly tools: { readonly [purpose in (typeof purposes)[number]]: readonly string[] | null }
  /** What to do when the video tool fails in mid-consultation. */
  readonly fallback: (typeof fallbacks)[number] | null
  readonly ownDevices: (typeof ownDeviceRules)[number] | null
  /** Whether a clinician may record a consultation. */
  readonly recording: (typeof recordingRules)[number] | null
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
  recording: null,
  incidentContact: null,
  incidentHours: null,
}
