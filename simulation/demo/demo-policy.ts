import type { Policy } from '#domain/policy/policy.ts'

export const demoPolicy: Policy = {
  country: 'united-kingdom',
  tools: { video: ['Clinic Connect'], messaging: ['Wardline'], images: ['Wardline'], ai: [] },
  fallback: 'telephone',
  ownDevices: 'with-conditions',
  ownDeviceImages: 'approved-app',
  recording: 'with-agreement',
  remoteConsent: 'required',
  partnerPlatforms: 'ask-first',
  ownRecord: 'forbidden',
  relativesRecords: 'with-approval',
  passwords: 'second-factor',
  containment: 'by-clinician',
  incidentContact: 'the information governance desk, extension 2040',
  incidentHours: 'day and night',
}

/** What the demo's administrator changed yesterday: who recalls or deletes what has leaked. */
export const changedPolicy: Policy = { ...demoPolicy, containment: 'by-contact' }
